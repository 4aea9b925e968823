package io.suito.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An expected "no": something the program will not or cannot do, said in one plain sentence with a stable code.
 *
 * <p>The code is part of the product's contract (scripts branch on it) and is at the same time the key of the sentence
 * in the message bundle ({@code error.<code>}). Arguments are facts only, never secrets or personal data: they are
 * logged and stored.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;

    /**
     * A refusal with its code and the facts that its sentence names.
     *
     * @param code stable, lower case, dotted: {@code payouts.run_exists}
     * @param arguments what the sentence's placeholders {@code {0}…} stand for
     */
    public Refusal(String code, Object... arguments) {
        this(null, code, arguments);
    }

    /** A refusal with the failure behind it, which is logged but not shown. */
    public Refusal(@org.jspecify.annotations.Nullable Throwable cause, String code, Object... arguments) {
        super(code + (arguments.length == 0 ? "" : " " + Arrays.toString(arguments)), cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    /** The sentence in the given language. */
    public String sentence(Locale locale) {
        return Messages.sentence(locale, code, arguments);
    }
}
