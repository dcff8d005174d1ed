package tv.tributary.ui.outputs;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.EntryCard.Action;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.outputs.TunersModel.TunerEntry;

/// The card of a tuner: name, what it offers, its address, actions.
final class TunerCard {
    private TunerCard() {}

    static EntryCard<TunerEntry> of(TunersModel model, TunerEntry entry) {
        var card = new EntryCard<>(entry, shown -> shown.tuner().name());
        var address = new ReadOnlyStringWrapper("");
        return card.fact(shown -> Messages.of(
                        "outputs.tuner.facts",
                        shown.channels(),
                        shown.streams(),
                        shown.tuner().device()))
                .advice(TunerCard::advice)
                .part(addressLine("outputs.tuner.address", address), shown -> address.set(shown.typed()))
                .actions(List.of(
                        new Action<>(
                                "mdi2e-eye-check-outline",
                                "outputs.tuner.inspect",
                                List.of(KeyCode.I),
                                _ -> true,
                                model::inspect),
                        new Action<>(
                                "mdi2k-key-change",
                                "outputs.tuner.renew",
                                List.of(),
                                _ -> true,
                                shown -> Overlay.ask(
                                        card.getScene(), renewal("outputs.tuner", () -> model.renew(shown)))),
                        new Action<>(
                                "mdi2p-pencil-outline",
                                "outputs.tuner.edit",
                                List.of(KeyCode.ENTER, KeyCode.F2),
                                _ -> true,
                                model::edit),
                        new Action<>(
                                "mdi2d-delete-outline",
                                "outputs.tuner.remove",
                                List.of(KeyCode.DELETE),
                                _ -> true,
                                model::remove)));
    }

    private static String advice(TunerEntry entry) {
        if (entry.channels() == 0) return Messages.of("outputs.tuner.no-channels");
        return entry.isTooLargeForPlex() ? Messages.of("outputs.tuner.too-many") : "";
    }

    /// Asks whether addresses may change.
    ///
    /// @param key of what they belong to
    static QuestionPane renewal(String key, Runnable renew) {
        return new QuestionPane(Messages.of(key + ".renew.question"), Messages.of(key + ".renew.why"))
                .mainAnswer(Messages.of(key + ".renew"), renew);
    }

    /// An address with its name before it, to be copied.
    static HBox addressLine(String key, ReadOnlyStringWrapper address) {
        var label = new Label(Messages.of(key));
        label.getStyleClass().add("provider-facts");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var field = new CopyField(Messages.of(key), address.getReadOnlyProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = new HBox(label, field);
        line.getStyleClass().add("output-address");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
