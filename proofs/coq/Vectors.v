(** The formulas of the scores at exact arguments: they mean the same here, in Java and for the SMT solvers.

    Made from the values that Java computes; not to be edited by hand. *)

From Coq Require Import Reals List Lra.
From CertiDice Require Import Overlap.
Import ListNotations.
Open Scope R_scope.

Ltac evaluate :=
  cbv [Dice Jaccard Hamming SoftDice SoftJaccard dice jaccard tversky hamming
       tp fp fn tn count size hit spill sum_where Bool.eqb andb negb Nat.add INR];
  field; repeat split; lra.

Example vector_1 : dice 1 0 0 = 1.
Proof. evaluate. Qed.

Example vector_2 : jaccard 1 0 0 = 1.
Proof. evaluate. Qed.

Example vector_3 : tversky (1 / 2) (3 / 2) 1 0 0 = 1.
Proof. evaluate. Qed.

Example vector_4 : tversky 1 1 1 0 0 = 1.
Proof. evaluate. Qed.

Example vector_5 : tversky (3 / 10) (17 / 10) 1 0 0 = 1.
Proof. evaluate. Qed.

Example vector_6 : dice 1 1 0 = 2 / 3.
Proof. evaluate. Qed.

Example vector_7 : jaccard 1 1 0 = 1 / 2.
Proof. evaluate. Qed.

Example vector_8 : tversky (1 / 2) (3 / 2) 1 1 0 = 2 / 3.
Proof. evaluate. Qed.

Example vector_9 : hamming (1 / 2) 1 1 0 0 = 1 / 2.
Proof. evaluate. Qed.

Example vector_10 : tversky 1 1 1 1 0 = 1 / 2.
Proof. evaluate. Qed.

Example vector_11 : hamming 1 1 1 0 0 = 1.
Proof. evaluate. Qed.

Example vector_12 : tversky (3 / 10) (17 / 10) 1 1 0 = 10 / 13.
Proof. evaluate. Qed.

Example vector_13 : hamming (3 / 10) 1 1 0 0 = 3 / 10.
Proof. evaluate. Qed.

Example vector_14 : dice 1 0 1 = 2 / 3.
Proof. evaluate. Qed.

Example vector_15 : jaccard 1 0 1 = 1 / 2.
Proof. evaluate. Qed.

Example vector_16 : tversky (1 / 2) (3 / 2) 1 0 1 = 2 / 5.
Proof. evaluate. Qed.

Example vector_17 : tversky 1 1 1 0 1 = 1 / 2.
Proof. evaluate. Qed.

Example vector_18 : tversky (3 / 10) (17 / 10) 1 0 1 = 10 / 27.
Proof. evaluate. Qed.

Example vector_19 : dice 0 1 1 = 0.
Proof. evaluate. Qed.

Example vector_20 : jaccard 0 1 1 = 0.
Proof. evaluate. Qed.

Example vector_21 : tversky (1 / 2) (3 / 2) 0 1 1 = 0.
Proof. evaluate. Qed.

Example vector_22 : hamming (1 / 2) 0 1 1 1 = 1 / 4.
Proof. evaluate. Qed.

Example vector_23 : tversky 1 1 0 1 1 = 0.
Proof. evaluate. Qed.

Example vector_24 : hamming 1 0 1 1 1 = 0.
Proof. evaluate. Qed.

Example vector_25 : tversky (3 / 10) (17 / 10) 0 1 1 = 0.
Proof. evaluate. Qed.

Example vector_26 : hamming (3 / 10) 0 1 1 1 = 7 / 20.
Proof. evaluate. Qed.

Example vector_27 : dice 2 3 5 = 1 / 3.
Proof. evaluate. Qed.

Example vector_28 : jaccard 2 3 5 = 1 / 5.
Proof. evaluate. Qed.

Example vector_29 : tversky (1 / 2) (3 / 2) 2 3 5 = 2 / 11.
Proof. evaluate. Qed.

Example vector_30 : hamming (1 / 2) 2 3 5 7 = 69 / 140.
Proof. evaluate. Qed.

Example vector_31 : tversky 1 1 2 3 5 = 1 / 5.
Proof. evaluate. Qed.

Example vector_32 : hamming 1 2 3 5 7 = 2 / 7.
Proof. evaluate. Qed.

Example vector_33 : tversky (3 / 10) (17 / 10) 2 3 5 = 10 / 57.
Proof. evaluate. Qed.

Example vector_34 : hamming (3 / 10) 2 3 5 7 = 403 / 700.
Proof. evaluate. Qed.

Example vector_35 : dice 29 41 0 = 58 / 99.
Proof. evaluate. Qed.

Example vector_36 : jaccard 29 41 0 = 29 / 70.
Proof. evaluate. Qed.

Example vector_37 : tversky (1 / 2) (3 / 2) 29 41 0 = 58 / 99.
Proof. evaluate. Qed.

Example vector_38 : hamming (1 / 2) 29 41 0 3 = 47 / 88.
Proof. evaluate. Qed.

Example vector_39 : tversky 1 1 29 41 0 = 29 / 70.
Proof. evaluate. Qed.

Example vector_40 : hamming 1 29 41 0 3 = 1.
Proof. evaluate. Qed.

Example vector_41 : tversky (3 / 10) (17 / 10) 29 41 0 = 290 / 413.
Proof. evaluate. Qed.

Example vector_42 : hamming (3 / 10) 29 41 0 3 = 153 / 440.
Proof. evaluate. Qed.

Example vector_43 : dice 12 10 7 = 24 / 41.
Proof. evaluate. Qed.

Example vector_44 : jaccard 12 10 7 = 12 / 29.
Proof. evaluate. Qed.

Example vector_45 : tversky (1 / 2) (3 / 2) 12 10 7 = 24 / 55.
Proof. evaluate. Qed.

Example vector_46 : hamming (1 / 2) 12 10 7 1000 = 1556 / 1919.
Proof. evaluate. Qed.

Example vector_47 : tversky 1 1 12 10 7 = 12 / 29.
Proof. evaluate. Qed.

Example vector_48 : hamming 1 12 10 7 1000 = 12 / 19.
Proof. evaluate. Qed.

Example vector_49 : tversky (3 / 10) (17 / 10) 12 10 7 = 120 / 269.
Proof. evaluate. Qed.

Example vector_50 : hamming (3 / 10) 12 10 7 1000 = 8468 / 9595.
Proof. evaluate. Qed.

Example vector_51 : Dice [true] [true] = 1.
Proof. evaluate. Qed.

Example vector_52 : Jaccard [true] [true] = 1.
Proof. evaluate. Qed.

Example vector_53 : SoftDice [true] [1] = 1.
Proof. evaluate. Qed.

Example vector_54 : SoftJaccard [true] [1] = 1.
Proof. evaluate. Qed.

Example vector_55 : Dice [true; false] [true; true] = 2 / 3.
Proof. evaluate. Qed.

Example vector_56 : Jaccard [true; false] [true; true] = 1 / 2.
Proof. evaluate. Qed.

Example vector_57 : Hamming (1 / 3) [true; false] [true; true] = 1 / 3.
Proof. evaluate. Qed.

Example vector_58 : SoftDice [true; false] [(1 / 2); (1 / 4)] = 4 / 7.
Proof. evaluate. Qed.

Example vector_59 : SoftJaccard [true; false] [(1 / 2); (1 / 4)] = 2 / 5.
Proof. evaluate. Qed.

Example vector_60 : Dice [true; true; false] [false; true; true] = 1 / 2.
Proof. evaluate. Qed.

Example vector_61 : Jaccard [true; true; false] [false; true; true] = 1 / 3.
Proof. evaluate. Qed.

Example vector_62 : Hamming (1 / 3) [true; true; false] [false; true; true] = 1 / 6.
Proof. evaluate. Qed.

Example vector_63 : SoftDice [true; true; false] [0; 1; (1 / 2)] = 4 / 7.
Proof. evaluate. Qed.

Example vector_64 : SoftJaccard [true; true; false] [0; 1; (1 / 2)] = 2 / 5.
Proof. evaluate. Qed.

Example vector_65 : Dice [true; true; false; false] [false; true; true; true] = 2 / 5.
Proof. evaluate. Qed.

Example vector_66 : Jaccard [true; true; false; false] [false; true; true; true] = 1 / 4.
Proof. evaluate. Qed.

Example vector_67 : Hamming (1 / 3) [true; true; false; false] [false; true; true; true] = 1 / 6.
Proof. evaluate. Qed.

Example vector_68 : SoftDice [true; true; false; false] [(3 / 4); (1 / 8); 1; 0] = 14 / 31.
Proof. evaluate. Qed.

Example vector_69 : SoftJaccard [true; true; false; false] [(3 / 4); (1 / 8); 1; 0] = 7 / 24.
Proof. evaluate. Qed.

Example vector_70 : Dice [true; false; true; true; false] [true; true; false; true; false] = 2 / 3.
Proof. evaluate. Qed.

Example vector_71 : Jaccard [true; false; true; true; false] [true; true; false; true; false] = 1 / 2.
Proof. evaluate. Qed.

Example vector_72 : Hamming (1 / 3) [true; false; true; true; false] [true; true; false; true; false] = 5 / 9.
Proof. evaluate. Qed.

Example vector_73 : SoftDice [true; false; true; true; false] [(1 / 2); (1 / 2); (1 / 2); (1 / 2); (1 / 2)] = 6 / 11.
Proof. evaluate. Qed.

Example vector_74 : SoftJaccard [true; false; true; true; false] [(1 / 2); (1 / 2); (1 / 2); (1 / 2); (1 / 2)] = 3 / 8.
Proof. evaluate. Qed.

Example vector_75 : Dice [true; true; true; false; false; false] [true; false; true; false; true; false] = 2 / 3.
Proof. evaluate. Qed.

Example vector_76 : Jaccard [true; true; true; false; false; false] [true; false; true; false; true; false] = 1 / 2.
Proof. evaluate. Qed.

Example vector_77 : Hamming (1 / 3) [true; true; true; false; false; false] [true; false; true; false; true; false] = 2 / 3.
Proof. evaluate. Qed.

Example vector_78 : SoftDice [true; true; true; false; false; false] [1; (1 / 2); (1 / 4); (3 / 4); 0; (1 / 8)] = 28 / 45.
Proof. evaluate. Qed.

Example vector_79 : SoftJaccard [true; true; true; false; false; false] [1; (1 / 2); (1 / 4); (3 / 4); 0; (1 / 8)] = 14 / 31.
Proof. evaluate. Qed.
