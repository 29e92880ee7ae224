package io.github.certidice.claim;

import java.util.List;
import java.util.Optional;

/**
 * What a claim says.
 *
 * @param entry its place in the ledger, such as "A3"; claims of one entry belong together
 * @param slug names the content; also names proof files and the report's anchor
 * @param name a heading
 * @param words the claim in a sentence or two
 * @param latex the claim as a formula
 * @param quantity the measured quantity as a formula
 * @param source where it was said, or "new here"
 * @param hypotheses what is assumed
 * @param follows slugs of laws that it follows from
 * @param isOpen true for a conjecture: nobody has proved it, and evidence only says how far it was tested
 * @param correctedBy for a literal reading that is false: the slug of the law that holds instead
 */
public record Statement(
        String entry,
        String slug,
        String name,
        String words,
        String latex,
        String quantity,
        String source,
        List<String> hypotheses,
        List<String> follows,
        boolean isOpen,
        Optional<String> correctedBy) {}
