package tv.tributary.ui.mediaservers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tv.tributary.library.export.ExportChoice;
import tv.tributary.library.export.ExportChoice.CategoryRule;
import tv.tributary.library.export.ExportSettings;
import tv.tributary.library.export.ExportStyle;
import tv.tributary.library.export.InvalidExport.ExportProblem;
import tv.tributary.library.export.MediaServer;
import tv.tributary.library.export.MediaServer.MediaServerKind;
import tv.tributary.library.export.MediaServer.ServerReply;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title.TitleCategory;

/// The form of an export. FX thread only.
final class ExportForm {
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty folder = new SimpleStringProperty("");
    final ObjectProperty<ExportStyle> style = new SimpleObjectProperty<>(ExportStyle.JELLYFIN);
    final StringProperty address = new SimpleStringProperty("");
    final StringProperty movieFolder = new SimpleStringProperty("");
    final StringProperty seriesFolder = new SimpleStringProperty("");
    final BooleanProperty nfo = new SimpleBooleanProperty();
    final BooleanProperty details = new SimpleBooleanProperty();
    final BooleanProperty artwork = new SimpleBooleanProperty();
    final BooleanProperty versions = new SimpleBooleanProperty();
    final BooleanProperty automatic = new SimpleBooleanProperty();
    final BooleanProperty movies = new SimpleBooleanProperty();
    final BooleanProperty series = new SimpleBooleanProperty();
    final BooleanProperty otherCategories = new SimpleBooleanProperty();
    final IntegerProperty fromYear = new SimpleIntegerProperty();
    final IntegerProperty toYear = new SimpleIntegerProperty();
    final IntegerProperty leastRating = new SimpleIntegerProperty();
    final ObjectProperty<LeastQuality> quality = new SimpleObjectProperty<>(LeastQuality.ANY);
    final Set<String> languages = new HashSet<>();
    final Set<ProviderId> providers = new HashSet<>();
    /// One a group of the providers' lists.
    final List<CategoryRow> categories = new ArrayList<>();
    final ObjectProperty<ServerChoice> server = new SimpleObjectProperty<>(ServerChoice.NONE);
    final StringProperty serverAddress = new SimpleStringProperty("");
    final StringProperty serverKey = new SimpleStringProperty("");
    final StringProperty serverFolder = new SimpleStringProperty("");
    /// What the media server has said to a try.
    final ObjectProperty<Optional<ServerReply>> reply = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<ExportProblem>> problem = new SimpleObjectProperty<>(Optional.empty());
    final BooleanProperty saving = new SimpleBooleanProperty();
    private final Optional<Long> editing;
    private final Choices choices;

    /// The choices of a form.
    ///
    /// @param languages as names have them, with how many titles have each
    record Choices(List<TitleCategory> categories, Map<String, Integer> languages, Map<ProviderId, String> providers) {}

    /// The rule for one group.
    record CategoryRow(TitleCategory category, BooleanProperty included, StringProperty folder) {}

    /// The least height of the picture. `text` holds the words.
    enum LeastQuality {
        ANY(0),
        HD(720),
        FULL_HD(1_080),
        UHD(2_160);

        private final int height;

        LeastQuality(int height) {
            this.height = height;
        }

        static LeastQuality of(int height) {
            var best = ANY;
            for (var quality : values()) if (quality.height <= height) best = quality;
            return best;
        }
    }

    /// The media servers that can be told. `text` holds the words.
    enum ServerChoice {
        NONE,
        JELLYFIN,
        EMBY,
        KODI,
        PLEX
    }

    ExportForm(Optional<Long> editing, ExportSettings settings, Choices choices) {
        this.editing = editing;
        this.choices = choices;
        name.set(settings.name());
        folder.set(settings.folder());
        style.set(settings.style());
        address.set(settings.address());
        movieFolder.set(settings.movieFolder());
        seriesFolder.set(settings.seriesFolder());
        nfo.set(settings.nfo());
        details.set(settings.details());
        artwork.set(settings.artwork());
        versions.set(settings.versions());
        automatic.set(settings.automatic());
        fill(settings.choice());
        settings.server().ifPresent(told -> {
            server.set(ServerChoice.valueOf(told.kind().name()));
            serverAddress.set(told.address());
            serverKey.set(told.key());
            serverFolder.set(told.folder());
        });
    }

    private void fill(ExportChoice choice) {
        movies.set(choice.movies());
        series.set(choice.series());
        otherCategories.set(choice.otherCategories());
        fromYear.set(choice.fromYear());
        toYear.set(choice.toYear());
        leastRating.set((int) choice.leastRating());
        quality.set(LeastQuality.of(choice.leastHeight()));
        languages.addAll(choice.languages());
        providers.addAll(choice.providers());
        var rules = new HashMap<String, CategoryRule>();
        for (var rule : choice.categories()) rules.put(rule.kind() + rule.category(), rule);
        for (var category : choices.categories()) {
            var rule = Optional.ofNullable(rules.get(category.kind() + category.name()));
            categories.add(new CategoryRow(
                    category,
                    new SimpleBooleanProperty(rule.map(CategoryRule::included).orElse(choice.otherCategories())),
                    new SimpleStringProperty(rule.map(CategoryRule::folder).orElse(""))));
        }
    }

    Optional<Long> editing() {
        return editing;
    }

    Choices choices() {
        return choices;
    }

    ExportSettings settings() {
        return new ExportSettings(
                name.get(),
                folder.get(),
                style.get(),
                address.get(),
                movieFolder.get(),
                seriesFolder.get(),
                nfo.get(),
                details.get(),
                artwork.get(),
                versions.get(),
                automatic.get(),
                new ExportChoice(
                        movies.get(),
                        series.get(),
                        rules(),
                        otherCategories.get(),
                        languages,
                        quality.get().height,
                        fromYear.get(),
                        toYear.get(),
                        leastRating.get(),
                        providers),
                server.get() == ServerChoice.NONE
                        ? Optional.empty()
                        : Optional.of(new MediaServer(
                                MediaServerKind.valueOf(server.get().name()),
                                serverAddress.get(),
                                serverKey.get(),
                                serverFolder.get())));
    }

    /// Only where a group differs from what holds for all others.
    private List<CategoryRule> rules() {
        return categories.stream()
                .filter(row -> row.included().get() != otherCategories.get()
                        || !row.folder().get().isBlank())
                .map(row -> new CategoryRule(
                        row.category().kind(),
                        row.category().name(),
                        row.included().get(),
                        row.folder().get()))
                .toList();
    }
}
