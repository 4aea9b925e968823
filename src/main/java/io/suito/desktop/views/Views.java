package io.suito.desktop.views;

import io.suito.desktop.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads FXML; controllers come from one map, and what is not in it is a mistake in the program. */
public final class Views {
    private final Texts texts;
    private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();

    public Views(Texts texts) {
        this.texts = texts;
    }

    /** Says where controllers of a class come from. */
    public <C> Views register(Class<C> type, Supplier<C> supplier) {
        controllers.put(type, supplier);
        return this;
    }

    /** Loads a file with the controller that is given: for forms, each of which has a model of its own. */
    public Parent loadFor(FxmlFile file, Object controller) {
        FXMLLoader loader = new FXMLLoader(file.url(), texts.bundle());
        loader.setControllerFactory(type -> controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was loaded. */
    public record Loaded<C>(Parent root, C controller) {}

    /** Loads a file with its controller. */
    public <C> Loaded<C> load(FxmlFile file) {
        FXMLLoader loader = new FXMLLoader(file.url(), texts.bundle());
        loader.setControllerFactory(this::controller);
        try {
            Parent root = loader.load();
            return new Loaded<>(root, loader.getController());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object controller(Class<?> type) {
        Supplier<?> supplier = controllers.get(type);
        if (supplier == null) {
            throw new IllegalStateException("no supplier registered for " + type.getName());
        }
        return supplier.get();
    }
}
