package tv.tributary.library.export;

import java.util.List;
import java.util.Set;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.store.ExportableTitle.ExportableVersion;

/// The choice of titles for an export: those with a version that fits all of it.
///
/// @param otherCategories whether categories without a rule are taken, such as those that appear later
/// @param languages as names have them, empty text for names that say none; empty for all
/// @param leastHeight of the picture; 0 for any. Versions whose height is unknown are taken
/// @param fromYear 0 for any; titles whose year is unknown are taken only if neither year is set
/// @param toYear likewise
/// @param leastRating of ten; 0 for any
/// @param providers empty for all
public record ExportChoice(
        boolean movies,
        boolean series,
        List<CategoryRule> categories,
        boolean otherCategories,
        Set<String> languages,
        int leastHeight,
        int fromYear,
        int toYear,
        double leastRating,
        Set<ProviderId> providers) {
    /// The rule for the titles of one group of the providers' lists.
    ///
    /// @param category the group's name
    /// @param folder where they go; empty for the usual folder of their kind
    public record CategoryRule(TitleKind kind, String category, boolean included, String folder) {}

    public ExportChoice {
        categories = List.copyOf(categories);
        languages = Set.copyOf(languages);
        providers = Set.copyOf(providers);
    }

    /// Everything.
    public static ExportChoice all() {
        return new ExportChoice(true, true, List.of(), true, Set.of(), 0, 0, 0, 0, Set.of());
    }

    ExportChoice withCategories(List<CategoryRule> rules) {
        return new ExportChoice(
                movies,
                series,
                rules,
                otherCategories,
                languages,
                leastHeight,
                fromYear,
                toYear,
                leastRating,
                providers);
    }

    /// Whether the title as a whole fits.
    boolean takes(Title title) {
        if (!(title.kind() == TitleKind.MOVIE ? movies : series)) return false;
        if (leastRating > 0 && title.rating().orElse(0) < leastRating) return false;
        if (fromYear == 0 && toYear == 0) return true;
        return title.year().isPresent()
                && title.year().getAsInt() >= fromYear
                && (toYear == 0 || title.year().getAsInt() <= toYear);
    }

    boolean takes(TitleKind kind, ExportableVersion version) {
        return (providers.isEmpty() || providers.contains(version.provider()))
                && (languages.isEmpty() || languages.contains(version.language()))
                && (version.height() == 0 || version.height() >= leastHeight)
                && rule(kind, version.category()).included();
    }

    /// The rule of a category, or what holds for those that have none.
    CategoryRule rule(TitleKind kind, String category) {
        for (var rule : categories) {
            if (rule.kind() == kind && rule.category().equals(category)) return rule;
        }
        return new CategoryRule(kind, category, otherCategories, "");
    }
}
