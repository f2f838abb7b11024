package dev.codefactory.llm.chat;

import dev.codefactory.llm.http.CallFailure;
import java.util.List;
import java.util.Map;

/** What a server speaks, for one turn of a chat: what a request says beyond LangChain4j's vocabulary, and what an answer's lines mean. */
public interface ChatProtocol {

    /** The body LangChain4j wrote, with the rest filled in. */
    String complete(String body);

    /** The headers of the request besides its content type. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** The media types a streamed answer may have. */
    List<String> streamTypes();

    /** The failure behind a status other than 200. */
    CallFailure refusal(int status, String body);

    /** The failure behind an answer of another media type. */
    CallFailure noStream(String contentType, String body);

    /**
     * Reads a line that is not blank.
     *
     * @throws CallFailure when it is none of the protocol's, or says that something went wrong
     */
    Line read(String line);

    /**
     * Hears that the stream has ended without a last line.
     *
     * @throws CallFailure when the answer never said that it was done
     */
    void requireDone();

    /** What a line is. */
    sealed interface Line {

        /** Nothing of the answer. */
        record Aside() implements Line {}

        /** A piece of the answer, as LangChain4j reads it. */
        record Piece(String json) implements Line {}

        /** The last line, as LangChain4j reads it. */
        record Last(String json) implements Line {}
    }
}
