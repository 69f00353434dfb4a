// Launching an endpoint: a role where there is none, then model, configuration and endpoint, each under the same name. A
// step that was done before the one that failed is not done again.
import { useRef, useState } from 'react';
import { call, CallError } from '#/api/call';
import { ensureRole } from '#/listing/roles';

export interface Launch {
  name: string;
  arn: string;
  instance: string;
  count: number;
  /** ARN of a role; undefined to create one. */
  role: string | undefined;
}

export function stepsOf(launch: Launch, role: string) {
  const { name, arn, instance, count } = launch;
  return {
    model: { ModelName: name, ExecutionRoleArn: role, PrimaryContainer: { ModelPackageName: arn }, EnableNetworkIsolation: true },
    config: {
      EndpointConfigName: name,
      ProductionVariants: [
        { VariantName: 'AllTraffic', ModelName: name, InitialInstanceCount: count, InstanceType: instance as 'ml.m5.large' },
      ],
    },
    endpoint: { EndpointName: name, EndpointConfigName: name },
  };
}

export function useLaunch() {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CallError>();
  const done = useRef(new Set<string>());
  const role = useRef<string>(undefined);
  const once = async (what: string, act: () => Promise<unknown>) => {
    if (done.current.has(what)) return;
    await act();
    done.current.add(what);
  };
  const run = async (launch: Launch): Promise<boolean> => {
    setRunning(true);
    setError(undefined);
    try {
      role.current ??= await ensureRole(launch.role ?? '');
      const steps = stepsOf(launch, launch.role ?? role.current);
      await once(`model ${JSON.stringify(steps.model)}`, () => call('sagemaker', 'CreateModel', steps.model));
      await once(`config ${JSON.stringify(steps.config)}`, () => call('sagemaker', 'CreateEndpointConfig', steps.config));
      await call('sagemaker', 'CreateEndpoint', steps.endpoint);
      return true;
    } catch (refused) {
      setError(refused instanceof CallError ? refused : new CallError(0, { code: 'Unknown', message: String(refused) }));
      return false;
    } finally {
      setRunning(false);
    }
  };
  return { run, running, error };
}
