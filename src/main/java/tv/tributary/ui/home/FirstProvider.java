package tv.tributary.ui.home;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// How the first provider is added on the first page.
///
/// @param view the field for its address
/// @param underWay whether it has begun and is not left yet, so that its view stays
public record FirstProvider(Supplier<Node> view, ObservableValue<Boolean> underWay) {}
