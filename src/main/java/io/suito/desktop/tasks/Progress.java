package io.suito.desktop.tasks;

/** How work tells how far it is, and learns that nobody wants it any more. */
public interface Progress {
    /** Nobody looks: for tests and work too short to tell of. */
    Progress UNSEEN = new Progress() {
        @Override
        public void report(long done, long total) {
            // nobody looks
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * So many of so many; a total of 0 is one that is not known. Often is fine: what nobody could read is not shown.
     */
    void report(long done, long total);

    boolean isCancelled();

    /**
     * From here on this work changes nothing: where it hangs on a silent line, its connection may be broken off, and it
     * tries again or fails. Only what asks for changes need say so; the other lanes only read.
     */
    default void onlyReads() {}
}
