package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a call means.
 *
 * @param documented what the library says that it computes
 * @param shipped what it computes, where that differs and is well defined
 * @param notes on where the two differ, and on conventions
 */
public record Meaning(Pipeline documented, Optional<Pipeline> shipped, List<Note> notes) {

    /** Copies the notes. */
    public Meaning {
        notes = List.copyOf(notes);
    }

    /** The library computes what it documents. */
    public static Meaning of(Pipeline pipeline) {
        return new Meaning(pipeline, Optional.empty(), List.of());
    }

    /** The same with a note. */
    public Meaning noting(String flag, String says) {
        List<Note> more = new ArrayList<>(notes);
        more.add(new Note(flag, says));
        return new Meaning(documented, shipped, more);
    }

    /** The library computes something else, as the note says. */
    public Meaning shippedAs(Pipeline pipeline, String flag, String says) {
        return new Meaning(documented, Optional.of(pipeline), notes).noting(flag, says);
    }
}
