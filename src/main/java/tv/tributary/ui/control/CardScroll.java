package tv.tributary.ui.control;

import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Scrolls a page of cards where the window is too low, with the scroll bar beside the cards.
public final class CardScroll extends ScrollPane {
    private static final Insets BESIDE_BAR = new Insets(0, 6, 0, 0);
    /// The width that the view may lack without a scroll bar.
    private static final double BORDER = 4;

    public CardScroll(Region cards) {
        getStyleClass().add("bare");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        var content = new StackPane(cards);
        setContent(content);
        viewportBoundsProperty()
                .subscribe(
                        seen -> content.setPadding(getWidth() - seen.getWidth() > BORDER ? BESIDE_BAR : Insets.EMPTY));
    }
}
