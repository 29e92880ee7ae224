package io.github.certidice.evidence.smt;

import io.github.cvc5.Command;
import io.github.cvc5.InputParser;
import io.github.cvc5.Solver;
import io.github.cvc5.SymbolManager;
import io.github.cvc5.TermManager;
import io.github.cvc5.modes.InputLanguage;

/** cvc5 through its own input parser; incremental, because proof files use push and pop. */
final class Cvc5Engine implements SmtEngine {

    private final Solver solver;
    private final SymbolManager symbols;
    private final InputParser parser;

    Cvc5Engine() {
        TermManager terms = new TermManager();
        solver = new Solver(terms);
        solver.setOption("incremental", "true");
        symbols = new SymbolManager(terms);
        parser = new InputParser(solver, symbols);
    }

    @Override
    public String version() {
        return solver.getVersion();
    }

    @Override
    public String run(SmtCommand command) {
        parser.setStringInput(InputLanguage.SMT_LIB_2_6, command.text(), "proof");
        StringBuilder printed = new StringBuilder();
        for (Command next = parser.nextCommand(); !next.isNull(); next = parser.nextCommand()) {
            printed.append(next.invoke(solver, symbols));
        }
        return printed.toString();
    }
}
