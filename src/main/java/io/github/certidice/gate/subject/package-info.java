/**
 * Subjects of the gate: programs and Java code that say what a loss gives. A {@link io.github.certidice.gate.subject.Subject}
 * is asked a call and a question and gives a {@link io.github.certidice.gate.subject.Reply}; whatever goes wrong with it is a
 * reply too.
 *
 * <p>{@link io.github.certidice.gate.subject.ProcessSubject} starts a command and speaks the pipe protocol with it, one JSON
 * object a line ({@link io.github.certidice.oracle.pipe}); {@link io.github.certidice.gate.subject.InProcess} calls Java code.
 */
package io.github.certidice.gate.subject;
