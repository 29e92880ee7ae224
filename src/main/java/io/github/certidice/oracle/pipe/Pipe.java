package io.github.certidice.oracle.pipe;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.file.TensorFile;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Tolerances;
import io.github.certidice.oracle.Tolerances.Bounds;
import io.github.certidice.oracle.call.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Answers requests, one line each, in their order, flushed one by one; until the input ends. Whatever a line is, an answer
 * follows it and the next line is read.
 */
public final class Pipe {

    /** The longest line that is read unless told otherwise, in bytes: 64 MiB. */
    public static final int MAX_LINE = 1 << 26;

    /** An answer's buffer beyond this isn't kept for the next one. */
    private static final int LARGEST_KEPT = 1 << 20;

    private final Answering answering;
    private final Tolerances tolerances;
    private final int maxLine;
    private final Losses losses;
    private ByteArrayOutputStream answer = new ByteArrayOutputStream();

    /** What the answers come from. */
    interface Answering {

        /** Exact answers, in the words of the known libraries. */
        Answering EXACT = new Answering() {
            @Override
            public Oracle oracle(Call call) {
                return Oracle.of(call);
            }

            @Override
            public Answer answer(Oracle oracle, Question question) {
                return oracle.answer(question);
            }
        };

        Oracle oracle(Call call);

        Answer answer(Oracle oracle, Question question);
    }

    Pipe(Answering answering, Tolerances tolerances, int maxLine) {
        this.answering = answering;
        this.tolerances = tolerances;
        this.maxLine = maxLine;
        this.losses = new Losses(answering::oracle);
    }

    /** Answers until the input ends. */
    public static void run(InputStream in, OutputStream out, Tolerances tolerances, int maxLine) throws IOException {
        new Pipe(Answering.EXACT, tolerances, maxLine).run(in, out);
    }

    void run(InputStream in, OutputStream out) throws IOException {
        Lines lines = new Lines(in, maxLine);
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            answer(line.get());
            answer.write('\n');
            answer.writeTo(out);
            out.flush();
            forgetIfLarge();
        }
    }

    private void forgetIfLarge() {
        if (answer.size() > LARGEST_KEPT) {
            answer = new ByteArrayOutputStream();
        }
    }

    private void answer(Lines.Line line) throws IOException {
        String id = "null";
        try {
            requireShort(line);
            Fields fields = Fields.ofLine(line.json());
            id = fields.id();
            reply(id, Request.read(fields, losses));
        } catch (InvalidInput e) {
            answer.reset();
            AnswerWriter.writeError(id, e, answer);
        } catch (OutOfMemoryError e) {
            answer = new ByteArrayOutputStream();
            String room = (Runtime.getRuntime().maxMemory() >> 20) + " MiB";
            error(id, "OUT_OF_MEMORY", "the answer needs more than the " + room + " of this JVM; raise that by -Xmx");
        } catch (StackOverflowError e) {
            error(id, "TOO_DEEP", "the request is nested too deeply");
        } catch (RuntimeException e) {
            error(id, "INTERNAL", e + "; this is a mistake in CertiDice, please report it with the request");
        }
    }

    private void error(String id, String code, String message) throws IOException {
        answer.reset();
        AnswerWriter.writeError(id, code, message, null, answer);
    }

    private void requireShort(Lines.Line line) {
        if (line.tooLong()) {
            throw InvalidInput.coded(
                    "LINE_TOO_LONG",
                    "request",
                    "a line of more than " + maxLine + " bytes",
                    "at most so many (--max-line); large tensors go by \"path\"");
        }
    }

    private void reply(String id, Request request) throws IOException {
        Answer exact = answering.answer(request.oracle(), request.question());
        Optional<Bounds> bounds =
                request.tolerance().flatMap(type -> tolerances.of(request.oracle(), request.question(), exact, type));
        request.gradientPath()
                .ifPresent(path -> exact.gradient()
                        .ifPresent(gradient ->
                                TensorFile.write("gradient_path", TensorFile.path("gradient_path", path), gradient)));
        answer.reset();
        AnswerWriter.write(new AnswerWriter.Reply(Optional.of(id), exact, request.gradientPath(), bounds), answer);
    }
}
