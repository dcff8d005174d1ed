package tv.tributary.ui.channels;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tv.tributary.catalog.edit.LineupFacets.CountryFacet;
import tv.tributary.catalog.edit.LineupFacets.GroupFacet;
import tv.tributary.text.Messages;

/// One line of what can be chosen: ticked or not, with its number of channels. FX thread only.
abstract sealed class FacetChoice {
    final BooleanProperty chosen = new SimpleBooleanProperty();
    final IntegerProperty channels = new SimpleIntegerProperty();
    final StringProperty name = new SimpleStringProperty();

    /// A country or region, or the channels of none.
    static final class CountryChoice extends FacetChoice {
        final CountryFacet facet;

        CountryChoice(CountryFacet facet) {
            this.facet = facet;
            name.set(facet.market().isEmpty() ? Messages.of("selection.no-country") : facet.name());
            channels.set(facet.channels());
            chosen.set(facet.chosen());
        }

        @Override
        String note() {
            return String.join(
                    ", ", facet.languages().stream().map(FacetChoice::language).toList());
        }
    }

    /// Groups that mean the same, or the channels of none.
    static final class GroupChoice extends FacetChoice {
        final GroupFacet facet;

        GroupChoice(GroupFacet facet) {
            this.facet = facet;
            name.set(facet.name().isEmpty() ? Messages.of("selection.no-group") : facet.name());
            channels.set(facet.total());
            chosen.set(facet.chosen());
        }

        /// Counts only what is of these countries; none for all.
        void countOf(Set<String> countries) {
            channels.set(facet.of(countries));
        }

        List<String> groups() {
            return facet.groups();
        }

        boolean isRenamed() {
            return !facet.name().isEmpty() && !name.get().equals(facet.name());
        }

        @Override
        String note() {
            return groups().stream()
                    .filter(group -> !group.equals(facet.name()))
                    .collect(Collectors.joining(", "));
        }
    }

    /// What else there is to know of it; may be empty.
    abstract String note();

    /// Whether somebody who types these words means it.
    boolean matches(String words) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        return name.get().toLowerCase(Locale.ROOT).contains(wanted)
                || note().toLowerCase(Locale.ROOT).contains(wanted);
    }

    static String language(String code) {
        return Messages.languageName(code);
    }
}
