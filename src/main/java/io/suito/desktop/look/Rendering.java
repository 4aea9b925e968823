package io.suito.desktop.look;

/** How the toolkit draws; it has to be told before it starts. */
public final class Rendering {
    private static final String WITHOUT_STORED_PICTURES = "prism.disableRegionCaching";

    private Rendering() {}

    /**
     * Backgrounds are filled, not stretched from stored pictures of them: on machines without a graphics processor the
     * stretching took more than three quarters of all drawing, and the window's thread waits for what is being drawn.
     * Where the owner of a machine has said something else, that holds.
     */
    public static void prepare() {
        if (System.getProperty(WITHOUT_STORED_PICTURES) == null) {
            System.setProperty(WITHOUT_STORED_PICTURES, "true");
        }
    }
}
