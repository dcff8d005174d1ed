package tv.tributary.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.GroupEdits;
import tv.tributary.catalog.edit.GroupEdits.GroupStatus;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;

/// Rules for whole groups; channels that come later follow them. Every change is a step that can be undone.
final class GroupsApi {
    record Names(@Nullable List<String> groups) {}

    record NewName(@Nullable String group, @Nullable String name) {}

    /// @param lists what else the lists call it
    record GroupView(String name, int channels, boolean hidden, int place, List<String> lists) {
        static GroupView of(GroupStatus group) {
            return new GroupView(group.name(), group.channels(), group.hidden(), group.place(), group.lists());
        }
    }

    private final GroupEdits groups;

    GroupsApi(GroupEdits groups) {
        this.groups = groups;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                        "/api/groups/rules",
                        "All groups and the rules for them",
                        BodySchema.many(GroupView.class),
                        _ -> BufferedResponse.json(
                                groups.all().stream().map(GroupView::of).toList())),
                edit("hide", "Leave groups out, with all channels that will come to them", groups::hide),
                edit("show", "Bring hidden groups back", groups::show),
                edit("merge", "Make one group of several; the first stays", groups::merge),
                edit("order", "Put groups first in the playlist, in this order; none for no order", groups::order),
                Endpoint.post(
                                "/api/groups/rename",
                                "Call a group something else",
                                BodySchema.of(EditsApi.EditedView.class),
                                this::rename)
                        .taking(NewName.class));
    }

    private interface Change {
        EditResult make(List<String> groups);
    }

    private static Endpoint edit(String path, String summary, Change change) {
        return Endpoint.post("/api/groups/" + path, summary, BodySchema.of(EditsApi.EditedView.class), request -> {
                    var names = named(RequestBody.body(request, Names.class).groups());
                    return BufferedResponse.json(EditsApi.view(EditsApi.checked(() -> change.make(names))));
                })
                .taking(Names.class);
    }

    private Response rename(Request request) {
        var input = RequestBody.body(request, NewName.class);
        return BufferedResponse.json(
                EditsApi.view(EditsApi.checked(() -> groups.rename(text(input.group()), text(input.name())))));
    }

    private static List<String> named(@Nullable List<String> names) {
        return names == null ? List.of() : names.stream().map(GroupsApi::text).toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
