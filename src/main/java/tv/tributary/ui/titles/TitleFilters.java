package tv.tributary.ui.titles;

import atlantafx.base.theme.Styles;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.library.TitleQuery.TitleOrder;
import tv.tributary.model.ProviderId;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ChoiceWords;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.SearchField;

/// Search, category and order; below, further filters where they are wanted.
final class TitleFilters extends VBox {
    private final TitlesModel model;
    private final Runnable onLeaveDown;
    private final SearchField search = new SearchField(Messages.of("titles.search"));

    /// @param onLeaveDown the keyboard goes on among the titles
    TitleFilters(TitlesModel model, InstantSource clock, Runnable onLeaveDown) {
        this.model = model;
        this.onLeaveDown = onLeaveDown;
        getStyleClass().add("title-filters");
        createSearch();
        HBox.setHgrow(search, Priority.ALWAYS);
        var category = createBox("titles.filter.category", List.of());
        var genre = createBox("titles.filter.genre", List.of());
        var language = createBox("titles.filter.language", List.of());
        var provider = createBox("titles.filter.provider", List.of());
        model.counts.subscribe(counts -> {
            offer(category, FilterChoice.categories(counts.categories()));
            offer(genre, FilterChoice.genres(counts.genres()));
            offer(language, FilterChoice.languages(counts.languages()));
        });
        model.providers.subscribe(names -> offer(provider, providers(names)));
        var line = new HBox(search, category, createOrder(), createMore(), createClear());
        line.getStyleClass().add("channel-filters");
        line.setAlignment(Pos.CENTER_LEFT);
        var more = new FlowPane(
                genre,
                createBox("titles.filter.year", FilterChoice.years(clock)),
                language,
                createBox("titles.filter.quality", FilterChoice.heights()),
                provider,
                createBox("titles.filter.new", FilterChoice.added(clock)),
                createBox("titles.filter.sight", FilterChoice.sights()));
        more.getStyleClass().add("title-filters-more");
        more.visibleProperty().bind(model.filtersOpen);
        more.managedProperty().bind(model.filtersOpen);
        getChildren().setAll(line, more);
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /// Goes on with what was begun among the titles.
    void type(String letter) {
        search.requestFocus();
        search.setText(letter);
        search.end();
    }

    boolean isSearching() {
        return search.isFocused();
    }

    private void createSearch() {
        search.getStyleClass().add("channel-search");
        search.setMinWidth(108);
        search.showKey();
        search.follow(model.text, model::search);
        search.leaveDownwards(onLeaveDown);
    }

    private ComboBox<FilterChoice> createBox(String name, List<FilterChoice> choices) {
        var box = new ComboBox<FilterChoice>();
        box.setAccessibleText(Messages.of(name));
        box.getStyleClass().add("filter-box");
        box.setConverter(new ChoiceWords<>(FilterChoice::words));
        offer(box, choices);
        model.filter.subscribe(_ -> showChosen(box));
        box.setOnAction(_ -> Optional.ofNullable(box.getValue()).ifPresent(choice -> model.filter(choice.change())));
        return box;
    }

    private void offer(ComboBox<FilterChoice> box, List<FilterChoice> choices) {
        var words = choices.stream().map(FilterChoice::words).toList();
        if (box.getItems().stream().map(FilterChoice::words).toList().equals(words)) return;
        box.getItems().setAll(choices);
        showChosen(box);
    }

    private void showChosen(ComboBox<FilterChoice> box) {
        var chosen = box.getItems().stream()
                .filter(choice -> choice.isIn(model.filter.get()))
                .findFirst();
        chosen.ifPresent(box::setValue);
    }

    private static List<FilterChoice> providers(Map<ProviderId, String> names) {
        var choices = new ArrayList<FilterChoice>();
        choices.add(new FilterChoice(
                Messages.of("titles.filter.provider.all"), filter -> filter.ofProvider(Optional.empty())));
        names.forEach((id, name) -> choices.add(new FilterChoice(name, filter -> filter.ofProvider(Optional.of(id)))));
        return choices;
    }

    private Node createOrder() {
        var order = new EnumComboBox<>(TitleOrder.values());
        order.setAccessibleText(Messages.of("titles.order"));
        order.getStyleClass().add("filter-box");
        order.setMaxWidth(USE_PREF_SIZE);
        model.order.subscribe(order::setValue);
        order.setOnAction(_ -> Optional.ofNullable(order.getValue()).ifPresent(model::sort));
        return order;
    }

    private Node createMore() {
        var more = new ToggleButton("", new FontIcon("mdi2f-filter-variant"));
        more.getStyleClass().add(Styles.BUTTON_ICON);
        more.setAccessibleText(Messages.of("titles.filter.more"));
        more.setTooltip(new Tooltip(Messages.of("titles.filter.more")));
        more.selectedProperty().bindBidirectional(model.filtersOpen);
        return more;
    }

    private Node createClear() {
        var clear = new Button("", new FontIcon("mdi2f-filter-off-outline"));
        clear.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        clear.setTooltip(new Tooltip(Messages.of("channels.filter.clear")));
        clear.setAccessibleText(Messages.of("channels.filter.clear"));
        clear.disableProperty().bind(Bindings.not(model.filtered));
        clear.setOnAction(_ -> model.clearFilters());
        return clear;
    }
}
