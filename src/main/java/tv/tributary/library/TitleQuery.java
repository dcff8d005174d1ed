package tv.tributary.library;

import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title.TitleKind;

/// A query for films or series.
///
/// @param text words that must all occur in name and year, in any writing; empty for all
/// @param order among those that fit the text equally well
/// @param reversed whether that order is turned round; those of which it is unknown stay last
public record TitleQuery(TitleKind kind, String text, TitleFilter filter, TitleOrder order, boolean reversed) {
    /// The choices for filters of titles, sorted, with the number of titles in sight that have each.
    ///
    /// @param categories the groups of providers' lists
    /// @param languages as the versions' names have them, `en`
    /// @param total how many are in sight
    public record TitleCounts(
            SequencedMap<String, Integer> categories,
            SequencedMap<String, Integer> genres,
            SequencedMap<String, Integer> languages,
            int total) {}

    /// In what order titles stand.
    public enum TitleOrder {
        /// The newest in the providers' lists first.
        ADDED,
        NAME,
        /// The newest first; those without a year last.
        YEAR,
        /// The best first; those without a rating last.
        RATING,
        /// The largest picture first; those that do not say it last.
        QUALITY
    }

    /// Titles by the user's decisions on them.
    public enum TitleSight {
        SHOWN,
        FAVOURITES,
        HIDDEN
    }

    /// Conditions on titles; empty texts, 0 and [Optional#empty()] stand for anything.
    ///
    /// @param category the group in a provider's list
    /// @param toYear the last year that fits; fromYear the first
    /// @param language `en`
    /// @param leastHeight of the picture, 2160 for 4K
    /// @param addedSince what was added before is left out
    public record TitleFilter(
            String category,
            String genre,
            int fromYear,
            int toYear,
            String language,
            int leastHeight,
            Optional<ProviderId> provider,
            Optional<Instant> addedSince,
            TitleSight sight) {
        private static final TitleFilter ALL =
                new TitleFilter("", "", 0, 0, "", 0, Optional.empty(), Optional.empty(), TitleSight.SHOWN);

        public static TitleFilter all() {
            return ALL;
        }

        public TitleFilter ofCategory(String other) {
            return new TitleFilter(other, genre, fromYear, toYear, language, leastHeight, provider, addedSince, sight);
        }

        public TitleFilter ofGenre(String other) {
            return new TitleFilter(
                    category, other, fromYear, toYear, language, leastHeight, provider, addedSince, sight);
        }

        public TitleFilter ofYears(int first, int last) {
            return new TitleFilter(category, genre, first, last, language, leastHeight, provider, addedSince, sight);
        }

        public TitleFilter ofLanguage(String other) {
            return new TitleFilter(category, genre, fromYear, toYear, other, leastHeight, provider, addedSince, sight);
        }

        public TitleFilter ofHeight(int least) {
            return new TitleFilter(category, genre, fromYear, toYear, language, least, provider, addedSince, sight);
        }

        public TitleFilter ofProvider(Optional<ProviderId> other) {
            return new TitleFilter(category, genre, fromYear, toYear, language, leastHeight, other, addedSince, sight);
        }

        public TitleFilter since(Optional<Instant> when) {
            return new TitleFilter(category, genre, fromYear, toYear, language, leastHeight, provider, when, sight);
        }

        public TitleFilter in(TitleSight other) {
            return new TitleFilter(
                    category, genre, fromYear, toYear, language, leastHeight, provider, addedSince, other);
        }

        boolean fits(TitleRow row) {
            var facets = row.facets();
            return isInSight(row)
                    && facets.height() >= leastHeight
                    && row.year() >= fromYear
                    && (toYear == 0 || (row.year() > 0 && row.year() <= toYear))
                    && (addedSince.isEmpty() || row.added() >= addedSince.get().getEpochSecond())
                    && (category.isEmpty() || facets.categories().contains(category))
                    && (genre.isEmpty() || facets.genres().contains(genre))
                    && (language.isEmpty() || facets.languages().contains(language))
                    && (provider.isEmpty() || facets.providers().contains(provider.get()));
        }

        private boolean isInSight(TitleRow row) {
            return switch (sight) {
                case SHOWN -> !row.hidden();
                case FAVOURITES -> row.favourite() && !row.hidden();
                case HIDDEN -> row.hidden();
            };
        }
    }

    /// All of a kind that are not hidden, by name.
    public static TitleQuery of(TitleKind kind, String text) {
        return new TitleQuery(kind, text, TitleFilter.all(), TitleOrder.NAME, false);
    }
}
