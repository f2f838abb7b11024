package dev.codefactory.quality.source;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** The process that reads: requests come in, each is answered, and it ends with its input. */
final class ReaderMain {

    private ReaderMain() {}

    public static void main(String... arguments) throws IOException {
        // First, so that it goes last, when the libraries in it are gone: a service that was killed clears nothing up.
        new File(System.getProperty("java.io.tmpdir")).deleteOnExit();
        serve(new NativeReader()::read);
    }

    /** What answers a request. */
    interface Reader {
        void read(ReadRequest request, TreeWriter answer);
    }

    static void serve(Reader reader) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        while (true) {
            try {
                answer(reader, ReadRequest.readFrom(in), out);
            } catch (EOFException serviceIsGone) {
                return;
            }
        }
    }

    private static void answer(Reader reader, ReadRequest request, DataOutputStream out) throws IOException {
        var answer = new TreeWriter();
        reader.read(request, answer);
        var bytes = answer.finished();
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }
}
