/** Ways to list, draw and find the cases that laws speak of. */
package io.github.certidice.claim.cases;
