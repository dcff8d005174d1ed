package tv.tributary.ui.outputs;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.server.hdhomerun.Tuners.Discovery;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CardList;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.Drawer;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.outputs.ClientApp.Addresses;
import tv.tributary.ui.outputs.ProfilesModel.ProfileEntry;
import tv.tributary.ui.outputs.TunersModel.Inspection;
import tv.tributary.ui.outputs.TunersModel.TunerEntry;

/// The page: the addresses for players that read playlists, a card per tuner for media servers, and the form that
/// slides in.
final class OutputsView extends StackPane {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private final TunersModel model;
    private final ProfilesModel profiles;
    private final ConnectModel connect;
    private final CardList<ProfileEntry, EntryCard<ProfileEntry>> profileCards;
    private final DiscoverySection discovery;
    private final ReadOnlyStringProperty playlist;
    private final CardList<TunerEntry, EntryCard<TunerEntry>> list;
    private final Drawer over;

    /// @param playlist the playlist's address; empty while there is none
    OutputsView(
            TunersModel model,
            ProfilesModel profiles,
            ConnectModel connect,
            DiscoverySection discovery,
            ReadOnlyStringProperty playlist) {
        this.model = model;
        this.profiles = profiles;
        this.connect = connect;
        this.discovery = discovery;
        this.profileCards = new CardList<>(
                entry -> entry.profile().id(), entry -> ProfileCard.of(profiles, entry), EntryCard::show, this);
        this.playlist = playlist;
        this.list = new CardList<>(
                entry -> entry.tuner().device(), entry -> TunerCard.of(model, entry), EntryCard::show, this);
        this.over = new Drawer(this::closeDrawer);
        createView();
    }

    private void createView() {
        getStyleClass().add("outputs-page");
        var title = new Label(Messages.of("place.outputs"));
        title.getStyleClass().add("page-title");
        var connectDevice = new Button(Messages.of("outputs.connect"), new FontIcon("mdi2c-cast-connected"));
        connectDevice.getStyleClass().add(Styles.ACCENT);
        connectDevice.setOnAction(_ -> connect.open());
        var head = new HBox(title, new Spacer(), connectDevice);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var sections = new VBox(createPlaylists(), createLogin(), createProfiles(), createTuners(), discovery);
        sections.getStyleClass().add("output-sections");
        var scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "provider-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var page = new VBox(head, scroll);
        page.getStyleClass().add("page");
        getChildren().setAll(page, over);
        model.form.subscribe(form -> form.ifPresentOrElse(this::showForm, this::hideForm));
        model.inspection.subscribe(now -> now.ifPresentOrElse(this::showInspection, this::hideForm));
        model.entries.subscribe(entries -> entries.ifPresent(list::setItems));
        profiles.form.subscribe(form -> form.ifPresentOrElse(this::showForm, this::hideForm));
        profiles.entries.subscribe(entries -> entries.ifPresent(profileCards::setItems));
        connect.isOpen.subscribe(open -> {
            if (open) over.show(new ConnectSheet(connect, model::add));
            else hideForm();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private Node createPlaylists() {
        var guide = new ReadOnlyStringWrapper("");
        guide.bind(Bindings.createStringBinding(
                () -> playlist.get().replaceFirst("/playlist\\.m3u$", "/guide.xml"), playlist));
        return section(
                "outputs.playlist",
                row("outputs.playlist.address", playlist),
                row("outputs.playlist.guide", guide.getReadOnlyProperty()));
    }

    /// For players that ask for the login of an Xtream account.
    private Node createLogin() {
        var user = new ReadOnlyStringWrapper(Addresses.USER);
        return section(
                "outputs.login",
                row("outputs.login.server", of("(https?://[^/]+).*")),
                row("outputs.login.user", user.getReadOnlyProperty()),
                row("outputs.login.password", of("https?://[^/]+/([^/]+)/.*")));
    }

    /// A part of the playlist's address; empty while there is none.
    ///
    /// @param pattern the part is its group
    private ReadOnlyStringProperty of(String pattern) {
        var part = new ReadOnlyStringWrapper("");
        part.bind(Bindings.createStringBinding(() -> playlist.get().replaceFirst(pattern, "$1"), playlist));
        return part.getReadOnlyProperty();
    }

    private static Node row(String key, ReadOnlyStringProperty address) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-label");
        var hint = new Label(Messages.of(key + ".hint"));
        hint.getStyleClass().add("form-hint");
        var row = new VBox(title, new CopyField(Messages.of(key), address), hint);
        row.getStyleClass().add("form-field");
        return row;
    }

    /// The drawer has one sheet at a time.
    private void closeDrawer() {
        if (connect.isOpen.get()) connect.close();
        if (profiles.form.get().isPresent()) profiles.closeForm();
        if (model.form.get().isPresent() || model.inspection.get().isPresent()) model.closeForm();
    }

    private Node createProfiles() {
        profileCards.getStyleClass().add("provider-list");
        var add = new Button(Messages.of("outputs.profile.add"), new FontIcon("mdi2p-plus"));
        add.setOnAction(_ -> profiles.add());
        var foot = new HBox(new Spacer(), add);
        profiles.entries.subscribe(entries ->
                show(profileCards, entries.filter(some -> !some.isEmpty()).isPresent()));
        return section("outputs.profile", profileCards, foot);
    }

    private Node createTuners() {
        list.getStyleClass().add("provider-list");
        var state = new Label();
        state.getStyleClass().add("provider-facts");
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        model.discovery.subscribe(now -> {
            state.setText(now == Discovery.OFF ? "" : Messages.of(now));
            state.pseudoClassStateChanged(Styles.STATE_DANGER, now == Discovery.PORT_TAKEN);
            state.setManaged(now != Discovery.OFF);
        });
        var more = createAdd();
        var empty = new EmptyState(
                "mdi2a-access-point",
                Messages.of("outputs.tuner.empty.title"),
                Messages.of("outputs.tuner.empty.words"),
                createAdd());
        model.entries.subscribe(entries -> {
            boolean some = entries.filter(found -> !found.isEmpty()).isPresent();
            for (var node : List.of(list, more)) show(node, some);
            show(empty, entries.filter(List::isEmpty).isPresent());
        });
        var foot = new HBox(new Spacer(), more);
        return section("outputs.tuner", state, list, foot, empty);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private Button createAdd() {
        var add = new Button(Messages.of("outputs.tuner.add"), new FontIcon("mdi2p-plus"));
        add.getStyleClass().add(Styles.ACCENT);
        add.setOnAction(_ -> model.add());
        return add;
    }

    private static VBox section(String key, Node... content) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-title");
        var words = new Label(Messages.of(key + ".words"));
        words.getStyleClass().add("provider-facts");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var section = new VBox(title, words);
        section.getChildren().addAll(content);
        section.getStyleClass().add("output-section");
        return section;
    }

    private void showInspection(Inspection inspection) {
        var sheet = new InspectionSheet(model, inspection);
        over.show(sheet);
        sheet.focusFirst();
    }

    private void showForm(TunerForm form) {
        var sheet = new TunerFormView(form, model);
        over.show(sheet);
        sheet.focusFirst();
    }

    private void showForm(ProfileForm form) {
        var sheet = new ProfileFormView(form, profiles);
        over.show(sheet);
        sheet.focusFirst();
    }

    private void hideForm() {
        if (connect.isOpen.get()
                || profiles.form.get().isPresent()
                || model.form.get().isPresent()
                || model.inspection.get().isPresent()) return;
        var wasOpen = over.isVisible();
        over.hide();
        // Else the keyboard would jump to the sidebar, where Enter leaves the page.
        if (wasOpen) requestFocus();
    }

    private void onKey(KeyEvent event) {
        if (over.isVisible()) return;
        if (event.isShortcutDown() && event.getCode() == KeyCode.N) model.add();
        else if (UNDO.match(event)) model.undoLast();
        else return;
        event.consume();
    }
}
