package tv.tributary.ui.providers;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.provider.ProviderStatus.NumberedAccount;
import tv.tributary.model.ProviderAccount;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.EntryCard.Action;

/// The card of a provider: name, totals, last sync, actions.
final class ProviderCard {
    private ProviderCard() {}

    static EntryCard<ProviderEntry> of(ProvidersModel model, ProviderEntry entry) {
        var letter = new InitialLetter();
        var accounts = new VBox();
        var outcome = new SyncResultView(model);
        return new EntryCard<>(entry, ProviderEntry::name)
                .paleUnless(ProviderCard::isOn)
                .front(letter, shown -> letter.show(shown.name()))
                .note(shown -> shown.status().shownLocation())
                .fact(ProviderCard::facts)
                .part(accounts, shown -> show(shown.status().accounts(), accounts))
                .link("providers.card.account.read", shown -> shown.status().isAccount(), model::readAsAccount)
                .toggle("providers.enabled", ProviderCard::isOn, (shown, on) -> {
                    if (on) model.enable(shown);
                    else model.disable(shown);
                })
                .button(new Action<>(
                        "mdi2s-sync",
                        "providers.sync",
                        List.of(KeyCode.F5),
                        shown -> shown.job().isEmpty(),
                        shown -> model.sync(shown.id())))
                .more(
                        "providers.more",
                        List.of(
                                new Action<>(
                                        "mdi2p-pencil-outline",
                                        "action.edit",
                                        List.of(KeyCode.F2, KeyCode.ENTER),
                                        _ -> true,
                                        model::edit),
                                new Action<>(
                                        "mdi2f-file-compare",
                                        "providers.changes",
                                        List.of(KeyCode.H),
                                        _ -> true,
                                        model.history::show),
                                new Action<>(
                                        "mdi2d-delete-outline",
                                        "action.remove",
                                        List.of(KeyCode.DELETE),
                                        _ -> true,
                                        model::remove)))
                .foot(outcome, outcome::show);
    }

    private static boolean isOn(ProviderEntry entry) {
        return entry.status().provider().enabled();
    }

    private static String facts(ProviderEntry entry) {
        var status = entry.status();
        return Messages.of(
                "providers.card.facts", status.sources(), status.channels(), status.connections(Instant.now()));
    }

    /// A line for each of several accounts.
    private static void show(List<NumberedAccount> told, VBox accounts) {
        accounts.getChildren()
                .setAll(told.stream().map(one -> line(one, told.size())).toList());
        accounts.setVisible(!told.isEmpty());
        accounts.setManaged(accounts.isVisible());
    }

    private static Label line(NumberedAccount one, int all) {
        var words = words(one.account());
        var line = new Label(all == 1 ? words : Messages.of("providers.card.account.number", one.number(), words));
        line.getStyleClass().add("provider-facts");
        line.pseudoClassStateChanged(
                Styles.STATE_DANGER, one.account().stateAt(Instant.now()) != ProviderAccount.AccountState.ACTIVE);
        return line;
    }

    private static String words(ProviderAccount told) {
        var state = told.stateAt(Instant.now());
        var words = new StringBuilder(Messages.of(state));
        var ended = state == ProviderAccount.AccountState.EXPIRED;
        var key = ended ? "providers.card.account.ended" : "providers.card.account.until";
        told.expires().ifPresent(end -> words.append(Messages.of(key, Date.from(end))));
        if (told.trial()) words.append(Messages.of("providers.card.account.trial"));
        if (told.allowed() > 0) {
            words.append(Messages.of("providers.card.account.connections", told.inUse(), told.allowed()));
        }
        return words.toString();
    }

    /// A provider's first letter in a box, so that the eye finds it again.
    private static final class InitialLetter extends Label {
        InitialLetter() {
            getStyleClass().add("provider-letter");
            setAlignment(Pos.CENTER);
            setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        }

        void show(String name) {
            setText(name.codePoints()
                    .filter(Character::isLetterOrDigit)
                    .mapToObj(Character::toString)
                    .findFirst()
                    .orElse("?")
                    .toUpperCase(Locale.ROOT));
        }
    }
}
