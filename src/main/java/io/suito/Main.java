package io.suito;

/** Parses the command line and hands over. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
