package tv.tributary.ui.guidesources;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.source.GuideSourceStatus;
import tv.tributary.guide.source.GuideSourceStatus.Result;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.EntryCard.Action;
import tv.tributary.ui.guidesources.GuideSourcesModel.GuideSourceEntry;

/// The card of a guide source: name, last result, country, progress, actions.
final class GuideSourceCard {
    private GuideSourceCard() {}

    static EntryCard<GuideSourceEntry> of(GuideSourcesModel model, GuideSourceEntry entry) {
        var country = new CountryLine(model);
        return new EntryCard<>(entry, GuideSourceEntry::name)
                .paleUnless(GuideSourceCard::isOn)
                .note(shown -> shown.status().shownLocation())
                .fact(GuideSourceCard::result, GuideSourceCard::isFault)
                .part(country, country::show)
                .note(shown -> shown.status().at().map(GuideSourceCard::readAt).orElse(""))
                .link(
                        "guides.sync-anyway",
                        shown -> shown.status().result() == Result.NEEDS_REVIEW
                                && shown.job().isEmpty(),
                        model::syncAnyway)
                .toggle("guides.enabled", GuideSourceCard::isOn, model::enable)
                .button(new Action<>(
                        "mdi2s-sync",
                        "guides.sync",
                        List.of(KeyCode.F5),
                        shown -> shown.job().isEmpty() && isOn(shown),
                        model::sync))
                .actions(List.of(
                        new Action<>(
                                "mdi2p-pencil-outline",
                                "guides.edit",
                                List.of(KeyCode.ENTER, KeyCode.F2),
                                _ -> true,
                                model::edit),
                        new Action<>(
                                "mdi2d-delete-outline",
                                "guides.remove",
                                List.of(KeyCode.DELETE),
                                _ -> true,
                                model::remove)))
                .progress(GuideSourceEntry::job, model::cancel);
    }

    private static boolean isOn(GuideSourceEntry entry) {
        return entry.status().source().settings().enabled();
    }

    private static boolean isFault(GuideSourceEntry entry) {
        return entry.status().result() == Result.NEEDS_REVIEW || entry.status().result() == Result.FAILED;
    }

    private static String result(GuideSourceEntry entry) {
        GuideSourceStatus status = entry.status();
        return status.result() == Result.NEVER ? Messages.of("guides.never-read") : status.words();
    }

    private static String readAt(Instant at) {
        return Messages.of(
                "guides.read-at",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withZone(ZoneId.systemDefault())
                        .format(at));
    }

    /// The country whose channels the guide has, and a button to set it.
    private static final class CountryLine extends HBox {
        private final GuideSourcesModel model;
        private final Label country = new Label();
        private final Button set = new Button(Messages.of("guides.country.set"));

        CountryLine(GuideSourcesModel model) {
            this.model = model;
            getStyleClass().add("guide-country");
            setAlignment(Pos.CENTER_LEFT);
            country.getStyleClass().add("provider-facts");
            country.setMinWidth(0);
            set.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
            set.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().setAll(country, set);
        }

        void show(GuideSourceEntry entry) {
            country.setText(entry.country().map(CountryLine::words).orElse(Messages.of("guides.country.unknown")));
            set.setAccessibleText(Messages.of("guides.country.set.named", entry.name()));
            set.setOnAction(_ -> model.editCountry(entry));
            setVisible(isOn(entry) && entry.status().programmes() > 0);
            setManaged(isVisible());
        }

        private static String words(GuideCountry found) {
            return Messages.of(
                    found.others() == 0 ? "guides.country" : "guides.country.most",
                    Messages.of(found.clue(), BroadcastMarkets.words(found.market())));
        }
    }
}
