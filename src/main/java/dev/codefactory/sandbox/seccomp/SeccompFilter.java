package dev.codefactory.sandbox.seccomp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel's gatekeeper for confined programs, as the classic BPF program it wants: {@link RefusedCall}s, new namespaces and typing
 * into terminals answer EPERM, so that programs can carry on without them; everything else passes.
 */
public final class SeccompFilter {

    private static final int LOAD_WORD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    // Offsets in struct seccomp_data; of each argument the lower half is read.
    private static final int CALL_NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int SECOND_ARGUMENT = 24;

    private static final int ALLOW = 0x7fff_0000;
    private static final int KILL_PROCESS = 0x8000_0000;
    private static final int NOT_PERMITTED = 0x0005_0001;
    private static final int NOT_IMPLEMENTED = 0x0005_0026;

    private static final int X32_CALLS = 0x4000_0000;
    static final int NEW_NAMESPACES = 0x7e02_0000;
    private static final int CLONE3 = 435;
    static final int TIOCSTI = 0x5412;
    static final int TIOCLINUX = 0x541c;

    /** Goes on behind {@code ifTrue} or {@code ifFalse} further instructions. */
    private record Instruction(int code, int ifTrue, int ifFalse, int operand) {

        static final int BYTES = 8;
    }

    private final CpuArchitecture cpu;
    private final List<Instruction> program = new ArrayList<>();

    private SeccompFilter(CpuArchitecture cpu) {
        this.cpu = cpu;
        refuseOtherArchitectures();
        refuseListedCalls();
        refuseNewNamespaces();
        refuseTypingIntoTerminals();
        answer(ALLOW);
    }

    /** The program in the layout of {@code struct sock_filter[]}. */
    public static byte[] forArchitecture(CpuArchitecture cpu) {
        var program = new SeccompFilter(cpu).program;
        var bytes = ByteBuffer.allocate(program.size() * Instruction.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var instruction : program) {
            bytes.putShort((short) instruction.code)
                    .put((byte) instruction.ifTrue)
                    .put((byte) instruction.ifFalse)
                    .putInt(instruction.operand);
        }
        return bytes.array();
    }

    /** Calls of another architecture have other numbers and would slip through a list of this one's. */
    private void refuseOtherArchitectures() {
        load(ARCHITECTURE);
        jump(IF_EQUAL, cpu.audit(), 1, 0);
        answer(KILL_PROCESS);
        load(CALL_NUMBER);
        if (cpu == CpuArchitecture.X86_64) {
            jump(IF_AT_LEAST, X32_CALLS, 0, 1);
            answer(KILL_PROCESS);
        }
    }

    private void refuseListedCalls() {
        for (var call : RefusedCall.values()) {
            call.number(cpu).ifPresent(number -> {
                jump(IF_EQUAL, number, 0, 1);
                answer(NOT_PERMITTED);
            });
        }
    }

    /** A filter cannot look at the flags of clone3, which lie in memory; told that it is missing, libraries fall back on clone. */
    private void refuseNewNamespaces() {
        jump(IF_EQUAL, CLONE3, 0, 1);
        answer(NOT_IMPLEMENTED);
        jump(IF_EQUAL, cpu.cloneCall(), 0, 3);
        load(FIRST_ARGUMENT);
        jump(IF_ANY_BIT, NEW_NAMESPACES, 0, 1);
        answer(NOT_PERMITTED);
    }

    private void refuseTypingIntoTerminals() {
        load(CALL_NUMBER);
        jump(IF_EQUAL, cpu.ioctlCall(), 0, 4);
        load(SECOND_ARGUMENT);
        jump(IF_EQUAL, TIOCSTI, 1, 0);
        jump(IF_EQUAL, TIOCLINUX, 0, 1);
        answer(NOT_PERMITTED);
    }

    private void load(int offset) {
        program.add(new Instruction(LOAD_WORD, 0, 0, offset));
    }

    private void jump(int test, int operand, int ifTrue, int ifFalse) {
        program.add(new Instruction(test, ifTrue, ifFalse, operand));
    }

    private void answer(int action) {
        program.add(new Instruction(RETURN, 0, 0, action));
    }
}
