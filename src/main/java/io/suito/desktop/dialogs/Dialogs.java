package io.suito.desktop.dialogs;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How view models ask people. Nothing here waits: answers come to the one who asked; who closes a dialog without
 * answering is not heard of.
 */
public interface Dialogs {
    /** Asks before something happens. Whether that very question is still open, whatever else may be. */
    BooleanSupplier confirm(Confirmation question, Runnable yes);

    /** Asks before something happens. The dialog stays until the submission says that it is done. */
    void confirm(Confirmation question, Consumer<Submission> submit);

    /**
     * Asks for a reason. The dialog stays, with what was typed, until the submission says that it is done.
     *
     * @param submit gets the reason; answers by {@link Submission}
     */
    void askReason(ReasonQuestion question, BiConsumer<String, Submission> submit);

    /** Shows a form made for its purpose; its model says what stands in it. */
    void open(FormModel model);

    /** Asks where to save a file; not called back when the person changes their mind. */
    void saveFile(String title, String suggestedName, Consumer<Path> chosen);

    /** Tells what went wrong, with a code and details to copy. */
    void tell(Problem problem);

    /** Says something that the person should have read; it stays until it is closed. */
    void say(String headline, String sentence);

    /** A short word that something is done; goes away by itself. */
    void tellDone(String text);

    /** Lets the person copy text elsewhere. */
    void copy(String text);

    /** Opens a page in the person's browser; where there is none, its address is copied. */
    void openPage(URI page);

    /** What a dialog waits for after its button was pressed. */
    interface Submission {
        /** It is done: the dialog closes. */
        void done();

        /** It has to wait: the dialog closes, and that is told by whoever asked. */
        default void written() {
            done();
        }

        /** It was refused: the dialog stays with what was typed, and says why. */
        void failed(Problem problem);

        /** Some of it was done and some refused: the dialog closes, and the rest is told in one of its own. */
        default void partly(Problem problem) {
            failed(problem);
        }
    }
}
