return Scheduler.Simulation.CommandLine.Root().Parse(args).Invoke();
