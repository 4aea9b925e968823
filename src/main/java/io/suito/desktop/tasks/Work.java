package io.suito.desktop.tasks;

/** Something that takes time and is done beside the window's thread. */
@FunctionalInterface
public interface Work<T> {
    T run(Progress progress) throws Exception;
}
