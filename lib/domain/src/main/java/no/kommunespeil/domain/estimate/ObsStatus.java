package no.kommunespeil.domain.estimate;

/** Status of a value, one letter of the SDMX code list CL_OBS_STATUS each. */
public enum ObsStatus {
  /** Normal. */
  A,
  /** Break in the series. */
  B,
  /** The definition differs. */
  D,
  /** Estimated. */
  E,
  /** Low reliability. */
  U,
  /** Missing: nobody is in the base. */
  M,
  /** Not asked. */
  O
}
