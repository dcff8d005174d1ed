package tv.tributary.ui.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Cards one below the other, one for each item. An item's card is kept as long as the item is there, so that the
/// keyboard's place and a running bar survive; of a card that is gone, the keyboard goes to the one in its place. Up
/// and Down lead from card to card. FX thread only.
public final class CardList<T, C extends Node> extends VBox {
    private final Function<T, ?> key;
    private final Function<T, C> create;
    private final BiConsumer<C, T> show;
    private final Node otherwise;
    private final Map<Object, C> cards = new HashMap<>();

    /// @param key by which an item is the same in a newer list
    /// @param create a card for an item, which `show` then fills
    /// @param otherwise gets the keyboard when the last card has gone that had it
    public CardList(Function<T, ?> key, Function<T, C> create, BiConsumer<C, T> show, Node otherwise) {
        this.key = key;
        this.create = create;
        this.show = show;
        this.otherwise = otherwise;
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Shows these items, in this order.
    public void setItems(List<T> items) {
        cards.keySet().retainAll(items.stream().map(key).toList());
        var shown = items.stream().map(this::card).toList();
        if (getChildren().equals(shown)) return;
        var focused = keyboardAt();
        getChildren().setAll(shown);
        if (focused >= 0 && keyboardAt() < 0)
            (shown.isEmpty() ? otherwise : shown.get(Math.min(focused, shown.size() - 1))).requestFocus();
    }

    private Node card(T item) {
        var card = cards.computeIfAbsent(key.apply(item), _ -> create.apply(item));
        show.accept(card, item);
        return card;
    }

    /// The card with the keyboard, from 0; negative if none has it.
    private int keyboardAt() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        for (var at = owner; at != null; at = at.getParent()) {
            if (equals(at.getParent())) return getChildren().indexOf(at);
        }
        return -1;
    }

    private void onKey(KeyEvent event) {
        var step = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
        var at = event.getTarget() instanceof Node card ? getChildren().indexOf(card) : -1;
        if (step == 0 || at < 0) return;
        if (at + step >= 0 && at + step < getChildren().size())
            getChildren().get(at + step).requestFocus();
        event.consume();
    }
}
