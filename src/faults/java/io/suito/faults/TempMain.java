package io.suito.faults;

import io.suito.faults.crash.CrashProof;

final class TempMain {
    public static void main(String[] args) {
        long t = System.nanoTime();
        Result r = new CrashProof()
                .run(new Round(
                        Round.Size.valueOf(args[0]),
                        1,
                        l -> System.err.println((System.nanoTime() - t) / 1_000_000_000 + "s " + l)));
        System.out.println(io.suito.text.Json.write(r.document()));
        System.exit(r.passed() ? 0 : 1);
    }
}
