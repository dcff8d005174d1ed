package tv.tributary.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.identity.text.LongMap;
import tv.tributary.library.TitleIndex.NamedRow;
import tv.tributary.library.TitleRow.TitleFacets;
import tv.tributary.model.ParentalRating;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.store.TitleRowStore.ListedTitle;
import tv.tributary.store.TitleRowStore.ListedVersion;

/// Gathers rows for indexes: versions first, those of one title after one another, then titles. What many titles have
/// in common is held once. Not thread-safe.
final class TitleIndexBuilder {
    /// `Action, Drama / Thriller`.
    private static final Pattern BETWEEN_GENRES = Pattern.compile("\\s*[,/|;•]\\s*");
    private static final int LONGEST_GENRE = 30;
    private static final int UNRATED = -1;

    private final List<TitleFacets> facets = new ArrayList<>();
    private final Map<TitleFacets, Integer> known = new HashMap<>();
    private final Map<String, List<String>> genres = new HashMap<>();
    private final LongMap facetsOf = new LongMap();
    private final Map<TitleKind, List<NamedRow>> rows = new EnumMap<>(TitleKind.class);

    // Of the title whose versions come.
    private long title;
    private final Set<String> categories = new LinkedHashSet<>();
    private final Set<String> languages = new LinkedHashSet<>();
    private final Set<ProviderId> providers = new LinkedHashSet<>();
    private int height;
    private int age = UNRATED;

    TitleIndexBuilder() {
        for (var kind : TitleKind.values()) rows.put(kind, new ArrayList<>());
    }

    void add(ListedVersion version) {
        if (version.title() != title) endTitle();
        title = version.title();
        if (!version.category().isBlank()) categories.add(version.category());
        age = Math.max(age, version.age().orElse(UNRATED));
        if (ParentalRating.isForAdults(version.category())) age = Math.max(age, ParentalRating.ADULT);
        if (!version.language().isEmpty()) languages.add(TitleLanguage.of(version.language()));
        providers.add(version.provider());
        height = Math.max(height, version.height());
    }

    private void endTitle() {
        if (providers.isEmpty()) return;
        var one = new TitleFacets(
                List.copyOf(categories),
                List.of(),
                List.copyOf(languages),
                List.copyOf(providers),
                height,
                age == UNRATED ? OptionalInt.empty() : OptionalInt.of(age));
        facetsOf.put(title, place(one));
        categories.clear();
        languages.clear();
        providers.clear();
        height = 0;
        age = UNRATED;
    }

    private int place(TitleFacets one) {
        return known.computeIfAbsent(one, it -> {
            facets.add(it);
            return facets.size() - 1;
        });
    }

    /// Left out if it has no version.
    void add(ListedTitle listed) {
        endTitle();
        var at = facetsOf.get(listed.id());
        if (at == LongMap.ABSENT) return;
        var common = facets.get((int) at);
        var all = new TitleFacets(
                common.categories(),
                genres(listed.genres()),
                common.languages(),
                common.providers(),
                common.height(),
                common.age());
        var row = new TitleRow(
                listed.id(),
                listed.kind(),
                listed.name(),
                listed.year(),
                listed.rating(),
                listed.artwork(),
                listed.added(),
                facets.get(place(all)),
                listed.hidden(),
                listed.favourite());
        var sortName = listed.renamed() ? TitleName.folded(listed.name()) : listed.sortName();
        rows.getOrDefault(listed.kind(), List.of()).add(new NamedRow(row, sortName));
    }

    List<NamedRow> rows(TitleKind kind) {
        endTitle();
        return rows.getOrDefault(kind, List.of());
    }

    private List<String> genres(String listed) {
        return genres.computeIfAbsent(
                listed,
                text -> Arrays.stream(BETWEEN_GENRES.split(text.strip()))
                        .filter(genre -> !genre.isBlank() && genre.length() <= LONGEST_GENRE)
                        .distinct()
                        .toList());
    }
}
