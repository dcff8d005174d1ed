package tv.tributary.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.GroupEdits;
import tv.tributary.catalog.edit.GroupEdits.GroupStatus;
import tv.tributary.catalog.edit.NewGroups;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// Rules for whole groups; channels that come later follow them. Every change is a step that can be undone.
final class GroupsApi {
    record Names(@Nullable List<String> groups) {}

    /// @param before or `behind`: the group beside which they are put, one of the two
    record Move(
            @Nullable List<String> groups,
            @Nullable String before,
            @Nullable String behind) {
        InsertionPoint<String> point() {
            if ((before == null) == (behind == null))
                throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-place"));
            return before == null ? InsertionPoint.behind(text(behind)) : InsertionPoint.before(before);
        }
    }

    /// The rule for groups that come new with a provider's list.
    record NewGroupsRule(long provider, boolean hidden) {}

    record NewName(@Nullable String group, @Nullable String name) {}

    /// @param lists what else the lists call it
    record GroupView(String name, int channels, boolean hidden, int place, List<String> lists) {
        static GroupView of(GroupStatus group) {
            return new GroupView(group.name(), group.channels(), group.hidden(), group.place(), group.lists());
        }
    }

    private final GroupEdits groups;
    private final NewGroups newGroups;
    private final Providers providers;

    GroupsApi(GroupEdits groups, NewGroups newGroups, Providers providers) {
        this.groups = groups;
        this.newGroups = newGroups;
        this.providers = providers;
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
                edit("own", "Give renamed or merged groups, as the lists call them, their names back", groups::ownName),
                Endpoint.post(
                                "/api/groups/move",
                                "Put groups beside another one in the order of groups",
                                BodySchema.of(EditsApi.EditedView.class),
                                this::move)
                        .taking(Move.class),
                Endpoint.get(
                        "/api/groups/new",
                        "Whether new groups of each provider start hidden",
                        BodySchema.many(NewGroupsRule.class),
                        _ -> BufferedResponse.json(rules())),
                Endpoint.post(
                                "/api/groups/new",
                                "Hide or show the groups that come new with a provider's list, from the next one on",
                                BodySchema.of(EditsApi.EditedView.class),
                                this::startHidden)
                        .taking(NewGroupsRule.class),
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

    private Response move(Request request) {
        var input = RequestBody.body(request, Move.class);
        var point = input.point();
        return BufferedResponse.json(EditsApi.view(EditsApi.checked(() -> groups.move(named(input.groups()), point))));
    }

    private List<NewGroupsRule> rules() {
        var hidden = newGroups.providers();
        return providers.all().stream()
                .map(status -> status.provider().id())
                .map(id -> new NewGroupsRule(id.value(), hidden.contains(id)))
                .toList();
    }

    private Response startHidden(Request request) {
        var input = RequestBody.body(request, NewGroupsRule.class);
        var provider = providers.all().stream()
                .map(ProviderStatus::provider)
                .filter(one -> one.id().value() == input.provider())
                .findFirst()
                .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("server.api.not-found")));
        return BufferedResponse.json(EditsApi.view(newGroups.startHidden(provider, input.hidden())));
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
