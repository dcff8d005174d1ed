package tv.tributary.ui.people;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.access.User;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.User.UserState;
import tv.tributary.access.View;
import tv.tributary.access.View.NameFilter;
import tv.tributary.access.WatchUsage;
import tv.tributary.access.WatchUsage.UsageTotals;
import tv.tributary.server.watch.WatchSessions.WatchSession;
import tv.tributary.text.Messages;
import tv.tributary.text.PlayerName;
import tv.tributary.text.Units;
import tv.tributary.ui.control.CardList;
import tv.tributary.ui.control.Drawer;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.EntryCard.Action;
import tv.tributary.ui.people.PeopleModel.Content;
import tv.tributary.ui.people.PeopleModel.DeviceEntry;
import tv.tributary.ui.people.PeopleModel.PersonEntry;

/// The page: a card for each person, each device and each stream on its way, and the sheets that slide in.
final class PeopleView extends StackPane {
    private static final String DISCONNECT_ICON = "mdi2l-lan-disconnect";

    private final PeopleModel model;
    private final CardList<PersonEntry, EntryCard<PersonEntry>> people;
    private final CardList<DeviceEntry, EntryCard<DeviceEntry>> devices;
    private final CardList<WatchSession, EntryCard<WatchSession>> sessions;
    private final EmptyState noDevices;
    private final Label nobody = new Label(Messages.of("people.sessions.none"));
    private final Drawer over;

    PeopleView(PeopleModel model) {
        this.model = model;
        this.people = new CardList<>(
                entry -> entry.user().map(User::id).orElse(0L),
                entry -> new EntryCard<>(entry, PersonEntry::name)
                        .fact(PeopleView::facts)
                        .actions(personActions()),
                EntryCard::show,
                this);
        this.devices = new CardList<>(
                entry -> entry.device().id(),
                entry -> new EntryCard<>(entry, one -> one.device().name())
                        .fact(PeopleView::facts)
                        .actions(deviceActions()),
                EntryCard::show,
                this);
        this.sessions = new CardList<>(
                session -> session.viewer() + " " + session.since(),
                session -> new EntryCard<>(session, WatchSession::title)
                        .fact(PeopleView::facts)
                        .actions(sessionActions()),
                EntryCard::show,
                this);
        this.noDevices = new EmptyState(
                "mdi2c-cellphone-link",
                Messages.of("people.devices.empty.title"),
                Messages.of("people.devices.empty.words"),
                button("people.device.add", "mdi2p-plus", model::addDevice));
        this.over = new Drawer(model::closeForms);
        createView();
    }

    private List<Action<PersonEntry>> personActions() {
        return List.of(
                new Action<>(
                        DISCONNECT_ICON,
                        "people.disconnect",
                        List.of(KeyCode.D),
                        entry -> entry.user().isPresent() && !entry.titles().isEmpty(),
                        model::disconnect),
                new Action<>(
                        "mdi2l-link-variant",
                        "people.addresses",
                        List.of(KeyCode.A),
                        entry -> entry.user().isPresent(),
                        model::showAddresses),
                new Action<>(
                        "mdi2p-pencil-outline",
                        "people.user.edit",
                        List.of(KeyCode.ENTER, KeyCode.F2),
                        entry -> entry.user().isPresent(),
                        model::edit),
                new Action<>(
                        "mdi2d-delete-outline",
                        "people.user.remove",
                        List.of(KeyCode.DELETE),
                        entry -> entry.user().isPresent(),
                        model::remove));
    }

    private List<Action<DeviceEntry>> deviceActions() {
        return List.of(
                new Action<>(
                        DISCONNECT_ICON,
                        "people.disconnect",
                        List.of(KeyCode.D),
                        entry -> !entry.titles().isEmpty(),
                        model::disconnect),
                new Action<>(
                        "mdi2l-link-variant", "people.addresses", List.of(KeyCode.A), _ -> true, model::showAddresses),
                new Action<>(
                        "mdi2p-pencil-outline",
                        "people.device.edit",
                        List.of(KeyCode.ENTER, KeyCode.F2),
                        _ -> true,
                        model::edit),
                new Action<>(
                        "mdi2d-delete-outline",
                        "people.device.remove",
                        List.of(KeyCode.DELETE),
                        _ -> true,
                        model::revoke));
    }

    private List<Action<WatchSession>> sessionActions() {
        return List.of(new Action<>(
                DISCONNECT_ICON,
                "people.disconnect",
                List.of(KeyCode.D, KeyCode.DELETE),
                session -> session.viewer().isPresent(),
                model::disconnect));
    }

    private static String facts(PersonEntry entry) {
        return lines(
                entry.user().map(PeopleView::rules).orElse(Messages.of("people.household")),
                used(entry.usage()),
                entry.titles());
    }

    private static String lines(String first, String used, List<String> titles) {
        var watched = titles.isEmpty() ? "" : Messages.of("people.watches", String.join(", ", titles));
        return Stream.of(first, used, watched).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /// Empty for nothing.
    private static String used(UsageTotals usage) {
        if (usage.all().lastAt().isEmpty()) return "";
        return Messages.of(
                "people.used",
                WatchUsage.DAYS,
                Units.duration(usage.lately().time()),
                Units.bytes(usage.lately().bytes()),
                Units.duration(usage.all().time()),
                Units.bytes(usage.all().bytes()));
    }

    private static Stream<String> limits(View view) {
        var parts = Stream.<String>builder();
        view.parental().ifPresent(limit -> parts.add(Messages.of("view-limits.age.up-to", limit.highestAge())));
        view.quality().ifPresent(limit -> {
            if (limit.height() > 0)
                parts.add(Messages.of("view-limits.picture.up-to", Integer.toString(limit.height())));
            if (limit.kbps() > 0) parts.add(Units.bitrate(limit.kbps() * 1_000L));
        });
        return parts.build();
    }

    private static String rules(User user) {
        var settings = user.settings();
        var parts = Stream.<String>builder();
        if (!settings.enabled()) parts.add(Messages.of(UserState.DISABLED));
        parts.add(Messages.of("people.user.streams", settings.maxStreams()));
        settings.lastDay()
                .map(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(Messages.language())::format)
                .ifPresent(day -> parts.add(Messages.of("people.user.until", day)));
        if (!settings.days().equals(UserSettings.EVERY_DAY))
            parts.add(settings.days().stream().sorted().map(UserForm::shortName).collect(Collectors.joining(", ")));
        var groups = settings.view().channels().groups();
        if (groups.mode() == NameFilter.FilterMode.ONLY)
            parts.add(Messages.of("people.user.groups-only", groups.names().size()));
        if (groups.mode() == NameFilter.FilterMode.EXCEPT)
            parts.add(Messages.of("people.user.groups-hidden", groups.names().size()));
        limits(settings.view()).forEach(parts::add);
        if (!user.hasPassword()) parts.add(Messages.of("people.user.no-password"));
        return parts.build().collect(Collectors.joining(" · "));
    }

    private static String facts(DeviceEntry entry) {
        var seen = entry.device()
                .seen()
                .map(last -> Messages.of(
                        "people.device.seen",
                        Units.ago(last.at(), Instant.now()),
                        PlayerName.of(last.client()),
                        last.address()))
                .orElse(Messages.of("people.device.never-seen"));
        return lines(entry.owner() + " · " + seen, used(entry.usage()), entry.titles());
    }

    private static String facts(WatchSession session) {
        var who = session.name().isEmpty() ? Messages.of("access.household") : session.name();
        return Messages.of(
                "people.session.facts",
                who,
                PlayerName.of(session.client()),
                session.address(),
                Units.ago(session.since(), Instant.now()),
                Units.bytes(session.bytes()));
    }

    private void createView() {
        getStyleClass().add("people-page");
        var title = new Label(Messages.of("place.people"));
        title.getStyleClass().add("page-title");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var addUser = button("people.user.add", "mdi2a-account-plus-outline", model::addUser);
        var addDevice = button("people.device.add", "mdi2p-plus", model::addDevice);
        addDevice.getStyleClass().add(Styles.ACCENT);
        var head = new HBox(title, room, addUser, addDevice);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        nobody.getStyleClass().add("provider-facts");
        var sections = new VBox(
                section("people.users", people),
                section("people.devices", devices, noDevices),
                section("people.sessions", sessions, nobody));
        sections.getStyleClass().add("output-sections");
        var scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "provider-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var page = new VBox(head, scroll);
        page.getStyleClass().add("page");
        getChildren().setAll(page, over);
        model.content.subscribe(content -> content.ifPresent(this::show));
        model.userForm.subscribe(form -> form.ifPresentOrElse(
                open -> {
                    var sheet = new UserFormView(open, model);
                    over.show(sheet);
                    sheet.focusFirst();
                },
                this::hideSheet));
        model.deviceForm.subscribe(form -> form.ifPresentOrElse(
                open -> {
                    var sheet = new DeviceFormView(open, model);
                    over.show(sheet);
                    sheet.focusFirst();
                },
                this::hideSheet));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private static Button button(String words, String icon, Runnable action) {
        var button = new Button(Messages.of(words), new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static VBox section(String key, Node... content) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-title");
        var section = new VBox(title);
        section.getChildren().addAll(content);
        section.getStyleClass().add("output-section");
        for (var part : content)
            if (part instanceof CardList<?, ?> list) list.getStyleClass().add("provider-list");
        return section;
    }

    private void show(Content content) {
        people.setItems(content.people());
        devices.setItems(content.devices());
        sessions.setItems(content.sessions());
        show(devices, !content.devices().isEmpty());
        show(noDevices, content.devices().isEmpty());
        show(nobody, content.sessions().isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void hideSheet() {
        if (model.userForm.get().isPresent() || model.deviceForm.get().isPresent()) return;
        var wasOpen = over.isVisible();
        over.hide();
        // Else the keyboard would jump to the sidebar, where Enter leaves the page.
        if (wasOpen) requestFocus();
    }

    private void onKey(KeyEvent event) {
        if (over.isVisible() || !event.isShortcutDown()) return;
        switch (event.getCode()) {
            case N -> model.addDevice();
            case U -> model.addUser();
            case Z -> model.undoLast();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
