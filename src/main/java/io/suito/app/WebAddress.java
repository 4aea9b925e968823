package io.suito.app;

import io.suito.text.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a setting as the address of a web server. */
final class WebAddress {
    private WebAddress() {}

    /**
     * The address without a slash at its end, scheme and host in small letters.
     *
     * @param pathAllowed whether a path may follow the host
     * @throws Refusal {@code config.url_malformed}
     */
    static URI parse(Setting setting, boolean pathAllowed) {
        try {
            URI uri = new URI(setting.text().replaceFirst("/+$", ""));
            if (isWeb(uri.getScheme()) && uri.getHost() != null && isPlain(uri, pathAllowed)) {
                return new URI(
                        uri.getScheme().toLowerCase(Locale.ROOT),
                        null,
                        uri.getHost().toLowerCase(Locale.ROOT),
                        isDefaultPort(uri) ? -1 : uri.getPort(),
                        uri.getPath(),
                        null,
                        null);
            }
        } catch (URISyntaxException e) {
            throw new Refusal(e, "config.url_malformed", setting.where());
        }
        throw new Refusal("config.url_malformed", setting.where());
    }

    private static boolean isWeb(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private static boolean isPlain(URI uri, boolean pathAllowed) {
        boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        return bare && uri.getPort() <= 65_535 && (pathAllowed || uri.getPath().isEmpty());
    }

    private static boolean isDefaultPort(URI uri) {
        return uri.getPort() == ("https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80);
    }
}
