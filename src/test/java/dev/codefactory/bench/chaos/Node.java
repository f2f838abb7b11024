package dev.codefactory.bench.chaos;

import dev.codefactory.ServiceProcess;
import dev.codefactory.faults.FaultProxy;

/** One process of the cluster and its way to the database. */
record Node(String name, ServiceProcess process, FaultProxy network) {

    void close() {
        process.close();
        network.close();
    }
}
