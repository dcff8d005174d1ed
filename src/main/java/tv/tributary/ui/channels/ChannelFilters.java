package tv.tributary.ui.channels;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.model.ProviderId;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ChoiceWords;
import tv.tributary.ui.control.SearchField;

/// Filters: text, group, provider, number of backups.
final class ChannelFilters extends HBox {
    private static final List<Integer> BACKUPS = List.of(0, 1, 2, 3, 5);

    private final ChannelsModel model;
    private final Runnable onLeaveDown;
    private final SearchField search = new SearchField(Messages.of("channels.search.prompt"));

    /// @param onLeaveDown the keyboard goes on into the table
    ChannelFilters(ChannelsModel model, Runnable onLeaveDown) {
        this.model = model;
        this.onLeaveDown = onLeaveDown;
        createView();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    boolean isSearching() {
        return search.isFocused();
    }

    private void createView() {
        getStyleClass().add("channel-filters");
        setAlignment(Pos.CENTER_LEFT);
        createSearch();
        setHgrow(search, Priority.ALWAYS);
        getChildren()
                .setAll(
                        search,
                        new GroupButton(model),
                        createProviders(),
                        createBackups(),
                        createSight(),
                        createClear());
    }

    private void createSearch() {
        search.getStyleClass().add("channel-search");
        search.setMinWidth(108);
        search.showKey();
        search.follow(model.text, model::search);
        search.leaveDownwards(onLeaveDown);
    }

    private ComboBox<Optional<ProviderId>> createProviders() {
        var box = new ComboBox<Optional<ProviderId>>();
        box.setAccessibleText(Messages.of("channels.filter.provider"));
        box.getStyleClass().add("filter-box");
        box.setConverter(new ChoiceWords<>(
                choice -> choice.map(id -> model.providers.get().getOrDefault(id, ""))
                        .orElseGet(() -> Messages.of("channels.filter.provider.all"))));
        model.providers.subscribe(names -> {
            var choices = new ArrayList<Optional<ProviderId>>();
            choices.add(Optional.empty());
            names.keySet().forEach(id -> choices.add(Optional.of(id)));
            if (!box.getItems().equals(choices)) {
                box.getItems().setAll(choices);
                box.setValue(model.provider.get());
            }
        });
        model.provider.subscribe(choice -> box.setValue(choice));
        box.setOnAction(_ -> {
            var chosen = box.getValue();
            if (chosen != null && !chosen.equals(model.provider.get())) model.filterProvider(chosen);
        });
        return box;
    }

    private ComboBox<Integer> createBackups() {
        var box = new ComboBox<Integer>();
        box.setAccessibleText(Messages.of("channels.filter.backups"));
        box.getStyleClass().add("filter-box");
        box.getItems().setAll(BACKUPS);
        box.setConverter(new ChoiceWords<>(least -> Messages.of("channels.filter.backups.least", least)));
        model.minBackups.subscribe(least -> box.setValue(least.intValue()));
        box.setOnAction(_ -> {
            var chosen = box.getValue();
            if (chosen != null && chosen != model.minBackups.get()) model.filterBackups(chosen);
        });
        return box;
    }

    private ComboBox<Sight> createSight() {
        var box = new ComboBox<Sight>();
        box.setAccessibleText(Messages.of("channels.filter.sight"));
        box.getStyleClass().add("filter-box");
        box.getItems().setAll(Sight.values());
        box.setConverter(new ChoiceWords<>(Messages::of));
        model.sight.subscribe(sight -> box.setValue(sight));
        box.setOnAction(_ -> {
            var chosen = box.getValue();
            if (chosen != null && chosen != model.sight.get()) model.filterSight(chosen);
        });
        return box;
    }

    private Button createClear() {
        var clear = new Button("", new FontIcon("mdi2f-filter-off-outline"));
        clear.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        clear.setTooltip(new Tooltip(Messages.of("channels.filter.clear")));
        clear.setAccessibleText(Messages.of("channels.filter.clear"));
        clear.disableProperty().bind(Bindings.not(model.filtered));
        clear.setOnAction(_ -> model.clearFilters());
        return clear;
    }

    /// Says which groups are shown, and opens or closes the list of them: beside the channels where there is room, else
    /// below the button.
    private static final class GroupButton extends Button {
        private final ChannelsModel model;
        private final Popup popup = new Popup();

        GroupButton(ChannelsModel model) {
            this.model = model;
            getStyleClass().add("group-picker");
            var words = new Label();
            var face = new HBox(
                    new FontIcon("mdi2f-format-list-group"), words, new Spacer(), new FontIcon("mdi2m-menu-down"));
            face.setAlignment(Pos.CENTER_LEFT);
            face.getStyleClass().add("group-line");
            setGraphic(face);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            words.textProperty().bind(Bindings.createStringBinding(this::words, model.chosenGroups, model.favourites));
            accessibleTextProperty()
                    .bind(words.textProperty().map(shown -> Messages.of("channels.filter.group") + ": " + shown));
            popup.setAutoHide(true);
            setOnAction(_ -> {
                if (model.narrow.get()) open();
                else model.groupsOpen.set(!model.groupsOpen.get());
            });
        }

        private void open() {
            var list = new GroupList(model);
            list.getStyleClass().add("group-popup");
            popup.getContent().setAll(list);
            var below = localToScreen(0, getHeight() + 4);
            popup.show(this, below.getX(), below.getY());
            list.focusList();
        }

        private String words() {
            var groups = model.chosenGroups.get();
            if (groups.isEmpty())
                return Messages.of(model.favourites.get() ? "channels.favourites" : "channels.filter.group.all");
            return groups.size() == 1
                    ? groups.iterator().next()
                    : Messages.of("channels.filter.group.several", groups.size());
        }
    }
}
