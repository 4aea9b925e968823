package io.suito.faults.tap;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a child process tells its parent, line by line on standard output, unbuffered. */
public final class ChildTalk {
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private ChildTalk() {}

    /** Says one line. */
    public static synchronized void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
