package tv.tributary.library;

import java.util.SequencedMap;

/// What there is to choose from in filters of titles, sorted, and how many of those in sight have it.
///
/// @param categories the groups of providers' lists
/// @param languages as the versions' names have them, `en`
/// @param total how many are in sight
public record TitleCounts(
        SequencedMap<String, Integer> categories,
        SequencedMap<String, Integer> genres,
        SequencedMap<String, Integer> languages,
        int total) {}
