package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Activation;
import io.github.certidice.oracle.call.Call;

/** What the arguments of PyTorch mean. */
final class TorchOptions {

    private TorchOptions() {}

    static Options of(Call call) {
        Words words = Words.of(call);
        Options o = new Options().reduced(words);
        o.weights = words.numbers("weight");
        if (Options.family(call) == Options.Family.BINARY) {
            o.activation = Activation.SIGMOID;
            o.positive = words.numbers("pos_weight");
            o.gamma = 0;
            return o;
        }
        o.activation = Activation.SOFTMAX;
        o.voidLabel = words.label("ignore_index", -100);
        o.smoothing = words.number("label_smoothing", 0);
        return o;
    }
}
