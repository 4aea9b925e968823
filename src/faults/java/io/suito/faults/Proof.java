package io.suito.faults;

/** A proof: faults, trials, and a judgement. */
public interface Proof {
    /** As on the command line. */
    String name();

    /** In a sentence. */
    String about();

    /** Does it. */
    Result run(Round round);
}
