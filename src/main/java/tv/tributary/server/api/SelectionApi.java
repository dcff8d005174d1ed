package tv.tributary.server.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.edit.LineupFacets;
import tv.tributary.catalog.edit.LineupFacets.CountryFacet;
import tv.tributary.catalog.edit.LineupFacets.GroupFacet;
import tv.tributary.catalog.edit.LineupSelection;
import tv.tributary.catalog.edit.LineupSelection.Naming;
import tv.tributary.catalog.edit.SelectionEdits;
import tv.tributary.catalog.edit.SelectionEdits.LineupPreview;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;

/// Choosing what is watched of all there is, by countries, languages and groups.
final class SelectionApi {
    /// @param code ISO 3166 or a region; empty for channels of no country
    /// @param languages ISO 639
    record CountryJson(String code, String name, List<String> languages, int channels, boolean chosen) {}

    /// @param lists the groups that mean the same
    record GroupJson(String name, List<String> lists, int channels, boolean chosen, int place) {}

    record SelectionJson(List<CountryJson> countries, List<GroupJson> groups) {
        static SelectionJson of(LineupFacets facets) {
            return new SelectionJson(
                    facets.countries().stream()
                            .map(one -> new CountryJson(
                                    one.market(), one.name(), one.languages(), one.channels(), one.chosen()))
                            .toList(),
                    facets.groups().stream()
                            .map(one -> new GroupJson(one.name(), one.groups(), one.total(), one.chosen(), one.place()))
                            .toList());
        }
    }

    /// What is wanted. Countries and languages add up; what is left out does not narrow.
    ///
    /// @param countries codes or names; `none` for channels of no country
    /// @param groups the only ones that are wanted, by any of their names
    /// @param hidden groups that are not wanted
    /// @param order groups that come first, in this order
    /// @param unite whether groups of one meaning become one
    record Wanted(
            @Nullable List<String> countries,
            @Nullable List<String> languages,
            @Nullable List<String> groups,
            @Nullable List<String> hidden,
            @Nullable List<String> order,
            @Nullable Boolean unite) {
        LineupSelection selection(LineupFacets facets) {
            return new LineupSelection(
                    markets(facets),
                    notWanted(facets),
                    listed(order),
                    unite != null && unite ? Naming.UNITED : Naming.AS_LISTED);
        }

        private Set<String> markets(LineupFacets facets) {
            var markets = new LinkedHashSet<String>();
            for (var country : listed(countries)) {
                var known = facets.countries().stream()
                        .filter(facet -> isCalled(facet, country))
                        .map(CountryFacet::market)
                        .findFirst();
                markets.add(known.orElse(country));
            }
            for (var language : listed(languages)) {
                for (var facet : facets.countries())
                    if (facet.languages().contains(language.toLowerCase(Locale.ROOT))) markets.add(facet.market());
            }
            return markets;
        }

        private static boolean isCalled(CountryFacet facet, String country) {
            return facet.market().isEmpty()
                    ? country.isEmpty() || country.equalsIgnoreCase("none")
                    : facet.market().equalsIgnoreCase(country) || facet.name().equalsIgnoreCase(country);
        }

        private Set<String> notWanted(LineupFacets facets) {
            var unwanted = new LinkedHashSet<String>();
            for (var group : listed(hidden)) unwanted.addAll(meant(facets, group));
            if (groups == null) return unwanted;
            var wanted = new ArrayList<String>();
            for (var group : listed(groups)) wanted.addAll(meant(facets, group));
            for (var facet : facets.groups())
                for (var group : facet.groups()) if (!wanted.contains(group)) unwanted.add(group);
            return unwanted;
        }

        /// All groups that mean the same; the name itself if there is none, which is refused then.
        private static List<String> meant(LineupFacets facets, String group) {
            return facets.groups().stream()
                    .filter(facet ->
                            facet.name().equals(group) || facet.groups().contains(group))
                    .map(GroupFacet::groups)
                    .findFirst()
                    .orElse(List.of(group));
        }

        private static List<String> listed(@Nullable List<String> texts) {
            return texts == null
                    ? List.of()
                    : texts.stream().map(text -> text == null ? "" : text).toList();
        }
    }

    private final SelectionEdits edits;

    SelectionApi(SelectionEdits edits) {
        this.edits = edits;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                        "/api/selection",
                        "Countries and groups with their channels, and which are chosen",
                        BodySchema.of(SelectionJson.class),
                        _ -> BufferedResponse.json(SelectionJson.of(edits.facets()))),
                Endpoint.post(
                                "/api/selection/preview",
                                "What televisions would see after a choice; changes nothing",
                                BodySchema.of(LineupPreview.class),
                                this::preview)
                        .taking(Wanted.class),
                Endpoint.post(
                                "/api/selection",
                                "Choose what is watched: all else is hidden, what comes later too",
                                BodySchema.of(EditsApi.EditedView.class),
                                this::select)
                        .taking(Wanted.class));
    }

    private Response preview(Request request) {
        var wanted = wanted(request);
        return BufferedResponse.json(EditsApi.checked(() -> edits.preview(wanted)));
    }

    private Response select(Request request) {
        var wanted = wanted(request);
        return BufferedResponse.json(EditsApi.view(EditsApi.checked(() -> edits.select(wanted))));
    }

    private LineupSelection wanted(Request request) {
        return RequestBody.body(request, Wanted.class).selection(edits.facets());
    }
}
