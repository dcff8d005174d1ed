package tv.tributary.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;

/// Finds in a laid-out scene graph what is cut off, out of reach or without a name. FX thread only.
final class LayoutCheck {
    /// For borders and shadows, and for positions between two pixels.
    private static final double TOLERANCE = 2;

    private LayoutCheck() {}

    static List<String> cutOrOutOfReach(Parent root) {
        var found = new ArrayList<String>(cut(root));
        found.addAll(outOfReach(root));
        return found;
    }

    /// Words that end in dots, each with the way to it.
    static List<String> cut(Parent root) {
        var found = new ArrayList<String>();
        each(root, node -> {
            if (!(node instanceof Labeled labeled)
                    || labeled.getText() == null
                    || labeled.getText().isEmpty()) return;
            // Initials on a coloured ground, and what is shown by its picture alone.
            if (labeled.getStyleClass().contains("channel-badge")) return;
            labeled.getChildrenUnmodifiable().stream()
                    .filter(part -> part instanceof Text && part.getStyleClass().contains("text"))
                    .map(text -> ((Text) text).getText())
                    .filter(shown -> !shown.isEmpty() && !shown.equals(labeled.getText()))
                    .forEach(shown -> found.add("“%s” of “%s” at %s".formatted(shown, labeled.getText(), way(node))));
        });
        return found;
    }

    /// Controls that stick out of the window or of what scrolls them, on a side where nothing scrolls.
    static List<String> outOfReach(Parent root) {
        var found = new ArrayList<String>();
        var window = root.localToScene(root.getLayoutBounds());
        each(root, node -> {
            if (!(node instanceof Control control) || !node.isFocusTraversable() || node.isDisabled()) return;
            var own = control.localToScene(control.getLayoutBounds());
            if (own.getWidth() <= 0) found.add("no width at " + way(node));
            var scrolled = false;
            for (var at = node.getParent(); at != null; at = at.getParent()) {
                if (at instanceof ScrollPane pane) {
                    var view = pane.localToScene(pane.getLayoutBounds());
                    var sideways = pane.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER || !pane.isFitToWidth();
                    if (!sideways && sticksOutSideways(own, view)) found.add("beyond what scrolls at " + way(node));
                    scrolled = true;
                }
                if (at instanceof VirtualFlow) scrolled = true;
            }
            if (!scrolled && (sticksOutSideways(own, window) || sticksOutBelow(own, window)))
                found.add("outside the window at " + way(node) + " " + own);
        });
        return found;
    }

    /// Controls that the keyboard can go to and a screen reader has no name for.
    static List<String> nameless(Parent root) {
        var labelled = new HashSet<Node>();
        each(root, node -> {
            if (node instanceof Label label && label.getLabelFor() != null) labelled.add(label.getLabelFor());
        });
        var found = new ArrayList<String>();
        each(root, node -> {
            if (node instanceof Control && node.isFocusTraversable() && !isNamed(node, labelled)) found.add(way(node));
        });
        return found;
    }

    private static boolean isNamed(Node node, Set<Node> labelled) {
        if (labelled.contains(node)) return true;
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) return true;
        // What scrolls has no name of its own: its content has.
        if (node instanceof ScrollPane) return true;
        return (node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank())
                || (node instanceof TextInputControl
                        && node.getParent() != null
                        && isNamed(node.getParent(), labelled));
    }

    private static boolean sticksOutSideways(Bounds own, Bounds of) {
        return own.getMinX() < of.getMinX() - TOLERANCE || own.getMaxX() > of.getMaxX() + TOLERANCE;
    }

    private static boolean sticksOutBelow(Bounds own, Bounds of) {
        return own.getMinY() < of.getMinY() - TOLERANCE || own.getMaxY() > of.getMaxY() + TOLERANCE;
    }

    /// All that is in sight, top down.
    private static void each(Node node, Consumer<Node> look) {
        if (!node.isVisible()) return;
        look.accept(node);
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> each(child, look));
    }

    private static String way(Node node) {
        var way = new StringBuilder();
        for (var at = node; at != null; at = at.getParent()) {
            way.insert(0, " > " + at.getClass().getSimpleName() + at.getStyleClass());
            if (way.length() > 260) break;
        }
        return way.toString();
    }
}
