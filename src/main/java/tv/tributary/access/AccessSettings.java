package tv.tributary.access;

import java.util.List;

/// Settings of who may connect.
///
/// @param householdToken opens playlist and streams; empty until the first start made one
/// @param hostNames further names under which this machine may be addressed, such as one given out by a home router
record AccessSettings(String householdToken, List<String> hostNames) {
    public AccessSettings {
        hostNames = List.copyOf(hostNames);
    }

    static AccessSettings defaults() {
        return new AccessSettings("", List.of());
    }

    AccessSettings withToken(String token) {
        return new AccessSettings(token, hostNames);
    }
}
