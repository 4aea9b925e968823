package io.suito.desktop.shell;

import io.suito.desktop.widgets.Action;
import java.util.List;
import java.util.UUID;

/** What every screen's controller can do: it is made once, shown and hidden often. */
public interface Screen {
    /** It is shown, perhaps with a record to open; it reads anew and follows changes from now on. */
    void activate(String id);

    /** It is hidden: it stops following and asks for nothing. */
    void deactivate();

    /** Whether what is seen here is this run itself. */
    default boolean isAbout(UUID run) {
        return false;
    }

    /** What can be done here now, for whoever looks for it by name. */
    default List<Action> actions() {
        return List.of();
    }
}
