package io.suito.bench;

import java.util.List;

/** One comparison. */
public interface Bench {
    String name();

    /** What is compared, in a sentence. */
    String about();

    /** Prepares, compares outputs, measures. */
    List<Measured> run(Setting setting);

    /** The size without {@code --size} and without {@code --quick}. */
    long standardSize();

    /** A size that takes a minute or two. */
    long quickSize();
}
