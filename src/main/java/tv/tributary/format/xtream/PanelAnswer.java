package tv.tributary.format.xtream;

import java.util.Optional;

/// A panel's answer to a question about one thing.
///
/// @param value empty if the answer is none
/// @param shape what came
public record PanelAnswer<T>(Optional<T> value, ListShape shape) {
    static <T> PanelAnswer<T> of(T value) {
        return new PanelAnswer<>(Optional.of(value), ListShape.LIST);
    }

    static <T> PanelAnswer<T> failed(ListShape shape) {
        return new PanelAnswer<>(Optional.empty(), shape);
    }
}
