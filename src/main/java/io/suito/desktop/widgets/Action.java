package io.suito.desktop.widgets;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Something a person can do here, as buttons and menus offer it; where it cannot be done, it says why. */
public final class Action {
    private final String id;
    private final Runnable work;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private String about = "";

    /** @param id by which buttons of it are found */
    public Action(String id, String text, Runnable work) {
        this.id = id;
        this.work = work;
        this.text.set(text);
    }

    public String id() {
        return id;
    }

    /** Its name, which may say numbers. */
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** With whom or what it is done: a partner, a run. Empty where its name says that. */
    public String about() {
        return about;
    }

    /** Says with whom or what it is done, for those who meet it elsewhere than beside that. */
    public Action about(String subject) {
        about = subject;
        return this;
    }

    /** Why it cannot be done now, as a sentence; empty when it can. */
    public ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    public boolean isPossible() {
        return obstacle.get().isEmpty();
    }

    public void name(String words) {
        text.set(words);
    }

    /** From now on it can be done. */
    public void allow() {
        obstacle.set("");
    }

    /** From now on it cannot be done, for this reason. */
    public void refuse(String why) {
        obstacle.set(why);
    }

    /** Does it, unless it cannot be done. */
    public void run() {
        if (isPossible()) {
            work.run();
        }
    }
}
