/** Work that is split over processes: what those who do it have to offer. */
package io.github.certidice.cli.worker;
