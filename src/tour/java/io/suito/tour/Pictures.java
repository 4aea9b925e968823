package io.suito.tour;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** Numbered pictures of a window, sharp at any scale. */
final class Pictures {
    private final Path directory;
    private final double scale;
    private int taken;

    Pictures(Path directory, double scale) {
        this.directory = directory;
        this.scale = scale;
    }

    /** Takes one; on the window's thread. */
    void take(Scene scene, String name) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        BufferedImage picture = pixels(scene.getRoot().snapshot(parameters, null));
        Graphics2D over = picture.createGraphics();
        popups(scene.getWindow()).forEach(popup -> {
            SnapshotParameters glass = new SnapshotParameters();
            glass.setTransform(new Scale(scale, scale));
            glass.setFill(Color.TRANSPARENT);
            over.drawImage(
                    pixels(popup.getScene().getRoot().snapshot(glass, null)),
                    (int) ((popup.getX() - scene.getWindow().getX() - scene.getX()) * scale),
                    (int) ((popup.getY() - scene.getWindow().getY() - scene.getY()) * scale),
                    null);
        });
        over.dispose();
        write(inside(scene, picture), String.format(Locale.ROOT, "%02d-%s.png", ++taken, name));
    }

    /** A snapshot reaches a fraction of a pixel beyond the window, where nothing is drawn. */
    private BufferedImage inside(Scene scene, BufferedImage picture) {
        int width = (int) Math.min(picture.getWidth(), Math.round(scene.getWidth() * scale));
        int height = (int) Math.min(picture.getHeight(), Math.round(scene.getHeight() * scale));
        return picture.getSubimage(0, 0, width, height);
    }

    /** Menus and short notices are windows of their own. */
    private static List<Window> popups(Window owner) {
        return Window.getWindows().stream()
                .filter(window -> window instanceof PopupWindow popup && owner.equals(popup.getOwnerWindow()))
                .toList();
    }

    private static BufferedImage pixels(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        PixelReader pixels = image.getPixelReader();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            pixels.getPixels(0, y, width, 1, javafx.scene.image.PixelFormat.getIntArgbInstance(), row, 0, width);
            picture.setRGB(0, y, width, 1, row, 0, width);
        }
        return picture;
    }

    private void write(BufferedImage picture, String name) {
        try {
            Files.createDirectories(directory);
            ImageIO.write(picture, "png", directory.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
