/** What the calls of real libraries mean, as pipelines, with each library's own defaults at a stated version. */
package io.github.certidice.oracle.dialect;
