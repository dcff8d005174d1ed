package tv.tributary.ui.providers;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.provider.ProviderStatus.NumberedAccount;
import tv.tributary.model.ProviderAccount;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.MoreButton;

/// A card for one provider: name, totals, last sync, actions.
final class ProviderCard extends VBox {
    private static final PseudoClass DISABLED_PROVIDER = PseudoClass.getPseudoClass("switched-off");

    private final ProvidersModel model;
    private final InitialLetter letter = new InitialLetter();
    private final Label name = new Label();
    private final Label location = new Label();
    private final Label facts = new Label();
    private final VBox accounts = new VBox();
    private final Button asAccount = new Button(Messages.of("providers.card.account.read"));
    private final ToggleSwitch enabled = new ToggleSwitch();
    private final Button sync = new Button(Messages.of("providers.sync"), new FontIcon("mdi2s-sync"));
    private final MoreButton more = new MoreButton(Messages.of("providers.more"));
    private final SyncResultView outcome;
    private ProviderEntry entry;

    ProviderCard(ProvidersModel model, ProviderEntry entry) {
        this.model = model;
        this.entry = entry;
        this.outcome = new SyncResultView(model);
        createView();
    }

    void show(ProviderEntry newer) {
        entry = newer;
        var provider = newer.status().provider();
        setAccessibleText(provider.name());
        // Heard without the card around them, which of the cards they belong to must be said.
        enabled.setAccessibleText(Messages.of("providers.enabled.named", provider.name()));
        sync.setAccessibleText(Messages.of("action.sync", provider.name()));
        more.setAccessibleText(Messages.of("providers.more.named", provider.name()));
        letter.show(provider.name());
        name.setText(provider.name());
        location.setText(newer.status().shownLocation());
        location.getTooltip().setText(newer.status().shownLocation());
        facts.setText(Messages.of(
                "providers.card.facts",
                newer.status().sources(),
                newer.status().channels(),
                newer.status().connections(Instant.now())));
        show(accounts, !newer.status().accounts().isEmpty());
        show(newer.status().accounts());
        show(asAccount, newer.status().isAccount());
        enabled.setSelected(provider.enabled());
        pseudoClassStateChanged(DISABLED_PROVIDER, !provider.enabled());
        sync.setDisable(newer.job().isPresent());
        outcome.show(newer);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// A line for each of several accounts.
    private void show(List<NumberedAccount> told) {
        accounts.getChildren()
                .setAll(told.stream().map(one -> line(one, told.size())).toList());
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

    private void createView() {
        getStyleClass().add("provider-card");
        setFocusTraversable(true);
        getChildren().setAll(createTop(), outcome);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        setOnContextMenuRequested(event -> {
            more.open();
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() != MouseButton.PRIMARY) return;
            requestFocus();
            if (event.getClickCount() == 2) model.edit(entry);
        });
    }

    private Node createTop() {
        name.getStyleClass().add("provider-name");
        location.getStyleClass().add("provider-location");
        location.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        location.setTooltip(new Tooltip());
        facts.getStyleClass().add("provider-facts");
        asAccount.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
        asAccount.setTooltip(new Tooltip(Messages.of("providers.form.account.offer")));
        asAccount.setOnAction(_ -> model.readAsAccount(entry));
        var words = new VBox(name, location, facts, accounts, asAccount);
        words.getStyleClass().add("provider-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var top = new HBox(letter, words, new Spacer(), createActions());
        top.getStyleClass().add("provider-top");
        return top;
    }

    private Node createActions() {
        enabled.setTooltip(new Tooltip(Messages.of("providers.enabled")));
        enabled.selectedProperty().addListener((_, _, on) -> {
            // Only what the user switched; show() sets it too.
            if (on == entry.status().provider().enabled()) return;
            if (on) model.enable(entry);
            else model.disable(entry);
        });
        sync.setOnAction(_ -> model.sync(entry.id()));
        more.item(
                        Messages.of("action.edit"),
                        "mdi2p-pencil-outline",
                        new KeyCodeCombination(KeyCode.F2),
                        () -> model.edit(entry))
                .item(
                        Messages.of("action.remove"),
                        "mdi2d-delete-outline",
                        new KeyCodeCombination(KeyCode.DELETE),
                        () -> model.remove(entry));
        var actions = new HBox(enabled, sync, more);
        actions.getStyleClass().add("provider-actions");
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(USE_PREF_SIZE);
        return actions;
    }

    private void onKey(KeyEvent event) {
        if (event.getTarget() != this || (event.getCode() == KeyCode.F10 && !event.isShiftDown())) return;
        switch (event.getCode()) {
            case ENTER, F2 -> model.edit(entry);
            case CONTEXT_MENU, F10 -> more.open();
            case DELETE -> model.remove(entry);
            case F5 -> model.sync(entry.id());
            case SPACE -> enabled.setSelected(!enabled.isSelected());
            default -> {
                return;
            }
        }
        event.consume();
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
